package io.yingdun.cloud.dimse;

/**
 * Wildcard matching (PS3.4 §C.2.2.2.4): {@code *} is any characters, {@code ?} one; letters in either case are alike. Takes no
 * more steps than the value has characters times those of the pattern.
 */
final class Wildcards {

    private Wildcards() {}

    static boolean matches(String value, String pattern) {
        int[] text = folded(value);
        int[] wanted = folded(pattern);
        int at = 0;
        int next = 0;
        // The last * and where what it stands for ends: an earlier one need never be tried again.
        int star = -1;
        int starEnds = 0;
        while (at < text.length) {
            if (next < wanted.length && wanted[next] == '*') {
                star = next++;
                starEnds = at;
            } else if (next < wanted.length && (wanted[next] == '?' || wanted[next] == text[at])) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++starEnds;
            } else {
                return false;
            }
        }
        while (next < wanted.length && wanted[next] == '*') {
            next++;
        }
        return next == wanted.length;
    }

    private static int[] folded(String text) {
        return text.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .toArray();
    }
}
