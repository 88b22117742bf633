package io.yingdun.cloud.archive;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * DICOM matching values (PS3.4 C.2.2.2.4: {@code *} any characters, {@code ?} one) as patterns of SQL's LIKE, and the tokens
 * of {@link SearchText} that whatever matches must have.
 */
final class SearchPattern {

    private SearchPattern() {}

    static boolean hasWildcard(String value) {
        return value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
    }

    static String like(String value) {
        return literal(value).replace('*', '%').replace('?', '_');
    }

    /** LIKE's own signs are searched for as themselves. */
    static String literal(String value) {
        return value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /**
     * One component group, to be compared with {@code ^family^given^}: an empty component at the end says nothing, and
     * {@code Wang^*} finds a Wang without a given name too.
     */
    static String nameGroup(String value) {
        return like(framed(value));
    }

    /** Of the longest run without wildcard: its first and its last token are enough to find few. */
    static List<String> nameTokens(String value) {
        String longest = Arrays.stream(framed(value).split("[*?]"))
                .max(java.util.Comparator.comparingInt(String::length))
                .orElse("");
        // What frames a group is not in every text: the sign at its end is no part of the stored one.
        return ends(
                SearchText.tokensWithin(longest.endsWith("^") ? longest.substring(0, longest.length() - 1) : longest));
    }

    /** Words of a fuzzy search. */
    static List<String> words(String value) {
        return Arrays.stream(SearchText.fold(value).split("[\\s^=*?,.]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static List<String> wordTokens(String word) {
        return ends(SearchText.tokensWithin(word));
    }

    private static String framed(String value) {
        String folded = SearchText.fold(value);
        int end = folded.length();
        while (end > 0 && folded.charAt(end - 1) == '^') {
            end--;
        }
        String trimmed = folded.substring(0, end);
        return '^' + trimmed + (trimmed.endsWith("*") ? "" : "^");
    }

    private static List<String> ends(Set<String> tokens) {
        if (tokens.size() < 2) {
            return List.copyOf(tokens);
        }
        List<String> all = List.copyOf(tokens);
        return List.copyOf(new LinkedHashSet<>(List.of(all.get(0), all.get(all.size() - 1))));
    }
}
