package io.yingdun.management.gateway;

/** Text from an agent as it may be kept: without control characters, no longer than its column is meant for. */
final class WireText {

    private WireText() {}

    static String clean(String text, int limit) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), limit));
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.isDefined(c) && !isSurrogate(c))
                .limit(limit)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
