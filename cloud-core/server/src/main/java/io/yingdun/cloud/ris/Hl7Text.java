package io.yingdun.cloud.ris;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message's bytes as text. They are decoded before anything is split: in GBK and GB 18030 the second byte of a character may
 * be that of {@code |}, {@code ^} or {@code \}.
 *
 * @param text with every byte that is none in the character set as U+FFFD
 * @param problem why the text is not to be relied on; empty where it is
 */
record Hl7Text(String text, Charset charset, String problem) {

    static final Charset GB18030 = Charset.forName("GB18030");

    private static final List<Charset> CANDIDATES =
            List.of(StandardCharsets.UTF_8, GB18030, StandardCharsets.ISO_8859_1);
    private static final int MSH_CHARACTER_SET = 18;
    private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+");
    private static final Pattern SEGMENT_NAME = Pattern.compile("[A-Z][A-Z0-9]{2}");
    private static final int NAME_LENGTH = 3;

    /** GBK and GB 2312 are parts of GB 18030. */
    static Optional<Charset> named(String name) {
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "UNICODE UTF-8", "UTF-8", "UTF8", "UNICODE" -> Optional.of(StandardCharsets.UTF_8);
            case "GB 18030-2000", "GB18030-2000", "GB18030", "GB 18030", "GBK", "GB2312", "GB 2312-1980" ->
                Optional.of(GB18030);
            case "8859/1", "ISO-8859-1" -> Optional.of(StandardCharsets.ISO_8859_1);
            default -> Optional.empty();
        };
    }

    /**
     * By MSH-18 (HL7 table 0211), else as the sender usually writes. MSH-18 itself stands behind names that need the character
     * set, so the one is taken that names itself when MSH is read in it.
     */
    static Hl7Text decode(byte[] bytes, Charset usual) {
        for (Charset candidate : CANDIDATES) {
            if (named(declared(bytes, candidate)).filter(candidate::equals).isPresent()) {
                return decodeStrictly(bytes, candidate);
            }
        }
        if (isSilent(declared(bytes, usual))) {
            return decodeStrictly(bytes, usual);
        }
        return new Hl7Text(
                segments(new String(bytes, usual)),
                usual,
                "MSH-18 names a character set that is not read here: " + Hl7Header.printable(declared(bytes, usual)));
    }

    /** ASCII is a part of whatever else the sender writes, and often said of text that is none. */
    private static boolean isSilent(String declared) {
        return declared.isBlank() || declared.equals("ASCII") || declared.equals("ISO IR6");
    }

    private static Hl7Text decodeStrictly(byte[] bytes, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        return result.isError()
                ? new Hl7Text(
                        segments(new String(bytes, charset)), charset, "byte " + in.position() + " is no " + charset)
                : new Hl7Text(segments(out.flip().toString()), charset, "");
    }

    private static String declared(byte[] bytes, Charset charset) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\r' && bytes[end] != '\n') {
            end++;
        }
        return Hl7Header.of(new String(bytes, 0, end, charset))
                .map(header -> header.repetition(MSH_CHARACTER_SET))
                .orElse("");
    }

    /** @param separator of fields, which stands behind MSH */
    private static boolean beginsSegment(String line, char separator) {
        return line.length() >= NAME_LENGTH
                && SEGMENT_NAME.matcher(line.substring(0, NAME_LENGTH)).matches()
                && (line.length() == NAME_LENGTH || line.charAt(NAME_LENGTH) == separator);
    }

    /**
     * Segments that end with CR each (HL7 2.5.1 §2.5.1), also where LF or both came. What begins like no segment goes on with
     * the one before it: a line break in a text that was not escaped.
     */
    static String segments(String text) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        StringBuilder segments = new StringBuilder(bare.length() + 1);
        for (String line : LINE_ENDS.split(bare)) {
            if (line.isBlank()) {
                continue;
            }
            if (segments.isEmpty()
                    || beginsSegment(line, segments.charAt(Math.min(NAME_LENGTH, segments.length() - 1)))) {
                segments.append(segments.isEmpty() ? "" : "\r").append(line);
            } else {
                segments.append("\\.br\\").append(line);
            }
        }
        return segments.append('\r').toString();
    }
}
