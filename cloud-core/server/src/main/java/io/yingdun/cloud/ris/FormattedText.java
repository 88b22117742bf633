package io.yingdun.cloud.ris;

import java.util.regex.Pattern;

/**
 * Text with the escapes that form it (HL7 2.5.1 §2.7), as lines. What only changes how letters look is left out; characters by their
 * bytes stand as they came: better seen than lost.
 */
final class FormattedText {

    /** {@code .br}, {@code .sp} and {@code .ce} end a line; so do the hexadecimal CR and LF that some senders write. */
    private static final Pattern LINE_END =
            Pattern.compile("\\\\(?:\\.br|\\.sp *\\+?\\d*|\\.ce|X0D0A|X0D|X0A|X0d0a|X0d|X0a)\\\\|\\r\\n?");

    private static final Pattern SPACES = Pattern.compile("\\\\\\.sk *\\+?\\d*\\\\");

    private static final Pattern LOOKS =
            Pattern.compile("\\\\(?:H|N|\\.fi|\\.nf|\\.in *[+-]?\\d*|\\.ti *[+-]?\\d*|Z[^\\\\]*)\\\\");

    private FormattedText() {}

    /** Lines end with a line feed, the last one with nothing. */
    static String plain(String text) {
        String lines = LINE_END.matcher(text).replaceAll("\n");
        return LOOKS.matcher(SPACES.matcher(lines).replaceAll(" "))
                .replaceAll("")
                .strip();
    }
}
