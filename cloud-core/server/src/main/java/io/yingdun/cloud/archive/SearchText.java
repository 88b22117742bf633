package io.yingdun.cloud.archive;

import io.yingdun.dicom.data.PersonName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names and descriptions in the form in which they are searched: without regard to case, width and accents (PS3.4 C.2.2.2.1 leaves that to
 * the archive), each component group for itself, so that a name written in two scripts is found by either.
 *
 * <p>{@code Wang^XiaoDong=王^小东} becomes {@code ^wang^xiaodong=^王^小东}. Its tokens are what an index can look up: for each
 * group, as it is and without separators, all runs of two and three characters, and single characters beyond ASCII, because
 * a Chinese name is short and is searched by one or two. A token with {@code ^} is the start of a component.
 */
final class SearchText {

    private static final Pattern COMBINING = Pattern.compile("[\\u0300-\\u036F]");
    private static final int LONGEST_TOKEN = 3;

    private SearchText() {}

    /** Case, width and accents folded; blanks at the ends gone. */
    static String fold(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String bare = COMBINING.matcher(decomposed).replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    /** All groups of a PN, folded, each opening with {@code ^}. */
    static String ofName(String name) {
        PersonName groups = PersonName.parse(name);
        List<String> folded = new ArrayList<>();
        for (String group : List.of(groups.alphabetic(), groups.ideographic(), groups.phonetic())) {
            folded.add(group(group));
        }
        String all = String.join("=", folded);
        int end = all.length();
        while (end > 0 && all.charAt(end - 1) == '=') {
            end--;
        }
        return all.substring(0, end);
    }

    /** One group: trailing empty components say nothing. */
    static String group(String group) {
        String folded = fold(group);
        int end = folded.length();
        while (end > 0 && (folded.charAt(end - 1) == '^' || folded.charAt(end - 1) == ' ')) {
            end--;
        }
        return end == 0 ? "" : '^' + folded.substring(0, end);
    }

    /** What the index of a name holds. */
    static Set<String> tokensOf(String searchText) {
        Set<String> tokens = new LinkedHashSet<>();
        for (String group : searchText.split("=", -1)) {
            tokens.addAll(runs(group, 1, LONGEST_TOKEN));
            tokens.addAll(runs(group.replace("^", "").replace(" ", ""), 1, LONGEST_TOKEN));
        }
        return tokens;
    }

    /**
     * The longest tokens that every text with {@code run} in it has, in the order in which they stand there. Empty for a
     * single ASCII character, which would find everybody.
     */
    static Set<String> tokensWithin(String run) {
        int length = run.codePointCount(0, run.length());
        int longest = Math.min(length, LONGEST_TOKEN);
        return runs(run, longest, longest);
    }

    private static Set<String> runs(String text, int shortest, int longest) {
        int[] characters = text.codePoints().toArray();
        Set<String> runs = new LinkedHashSet<>();
        for (int length = Math.max(1, shortest); length <= longest; length++) {
            for (int from = 0; from + length <= characters.length; from++) {
                if (length > 1 || characters[from] > 0x7F) {
                    runs.add(new String(characters, from, length));
                }
            }
        }
        return runs;
    }
}
