package io.yingdun.cloud.archive;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether two descriptions can be the same person's. Only what both say is compared, and what people and devices write
 * differently for one person is no difference: case, width, accents, order and separators of a name's parts, a part or a
 * component group that is left out, initials, prefixes and suffixes, and 1 January for a birth date of which only the year
 * is known.
 */
final class PersonComparison {

    /** Family, given and middle name; prefix and suffix come behind (PS3.5 §6.2.1). */
    private static final int NAMING_COMPONENTS = 3;

    private static final int YEAR = 4;
    private static final String NEW_YEAR = "0101";

    private PersonComparison() {}

    /** @param names as {@link SearchText#ofName} writes them */
    static boolean mayBeOne(String oneName, String oneBirthDate, String otherName, String otherBirthDate) {
        return mayBeOneName(oneName, otherName) && mayBeOneDate(oneBirthDate, otherBirthDate);
    }

    private static boolean mayBeOneDate(String one, String other) {
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return true;
        }
        boolean yearOnly = one.endsWith(NEW_YEAR) || other.endsWith(NEW_YEAR);
        return yearOnly && one.substring(0, YEAR).equals(other.substring(0, YEAR));
    }

    /** Each script for itself: a name in Latin letters says nothing about one in Chinese, which alone decides if both have it. */
    private static boolean mayBeOneName(String one, String other) {
        Map<UnicodeScript, List<String>> ones = byScript(one);
        Map<UnicodeScript, List<String>> others = byScript(other);
        List<UnicodeScript> common =
                ones.keySet().stream().filter(others::containsKey).toList();
        if (common.contains(UnicodeScript.HAN)) {
            return agree(ones.get(UnicodeScript.HAN), others.get(UnicodeScript.HAN));
        }
        return common.isEmpty() || common.stream().anyMatch(script -> agree(ones.get(script), others.get(script)));
    }

    private static Map<UnicodeScript, List<String>> byScript(String name) {
        return Arrays.stream(name.split("="))
                .map(PersonComparison::naming)
                .filter(group -> group.codePoints().anyMatch(Character::isLetter))
                .collect(Collectors.groupingBy(
                        PersonComparison::script, () -> new EnumMap<>(UnicodeScript.class), Collectors.toList()));
    }

    private static String naming(String group) {
        return Arrays.stream((group.startsWith("^") ? group.substring(1) : group).split("\\^"))
                .limit(NAMING_COMPONENTS)
                .collect(Collectors.joining(" "));
    }

    private static UnicodeScript script(String group) {
        if (group.codePoints().anyMatch(Character::isIdeographic)) {
            return UnicodeScript.HAN;
        }
        return UnicodeScript.of(
                group.codePoints().filter(Character::isLetter).findFirst().orElse(' '));
    }

    private static boolean agree(List<String> ones, List<String> others) {
        return ones.stream().anyMatch(one -> others.stream().anyMatch(other -> agree(one, other)));
    }

    private static boolean agree(String one, String other) {
        if (sortedLetters(one).equals(sortedLetters(other))) {
            return true;
        }
        Set<String> ones = words(one);
        Set<String> others = words(other);
        return isWithin(ones, others) || isWithin(others, ones);
    }

    private static String sortedLetters(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isWithin(Set<String> some, Set<String> all) {
        return some.stream()
                .allMatch(word -> all.contains(word)
                        || isInitial(word) && all.stream().anyMatch(whole -> whole.startsWith(word))
                        || all.stream().anyMatch(initial -> isInitial(initial) && word.startsWith(initial)));
    }

    private static boolean isInitial(String word) {
        return word.length() == 1 && !Character.isIdeographic(word.charAt(0));
    }
}
