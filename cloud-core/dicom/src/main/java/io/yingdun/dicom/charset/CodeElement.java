package io.yingdun.dicom.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One set of graphic characters that can be designated to G0 (bytes 21-7E) or G1 (bytes A1-FE): PS3.3 tables C.12-2 to
 * C.12-4, ISO/IEC 2022.
 *
 * @param escape the bytes after ESC that designate it
 * @param inG1 designated to G1, else to G0
 * @param bytesPerCharacter 1 or 2
 * @param charset the Java charset in which a character of the set can be looked up
 * @param prefix written before the bytes of a character to make it one of {@code charset}
 * @param setHighBits set in each byte for the same purpose: 7-bit sets are looked up in their EUC form
 */
record CodeElement(
        int registration,
        List<Integer> escape,
        boolean inG1,
        int bytesPerCharacter,
        Charset charset,
        byte @Nullable [] prefix,
        boolean setHighBits) {

    static final CodeElement ASCII = g0(6, StandardCharsets.US_ASCII, 0x28, 0x42);
    /** JIS X 0201 romaji is read as ASCII: 5CH is the value delimiter whatever glyph a terminal drew (PS3.5 §6.1.2.3). */
    static final CodeElement JIS_ROMAJI = g0(14, StandardCharsets.US_ASCII, 0x28, 0x4A);

    static final CodeElement JIS_KATAKANA = g1(13, "JIS_X0201", 0x29, 0x49);
    static final CodeElement JIS_X0208 =
            new CodeElement(87, List.of(0x24, 0x42), false, 2, Charset.forName("EUC-JP"), null, true);
    static final CodeElement JIS_X0212 = new CodeElement(
            159, List.of(0x24, 0x28, 0x44), false, 2, Charset.forName("EUC-JP"), new byte[] {(byte) 0x8F}, true);
    static final CodeElement KS_X1001 =
            new CodeElement(149, List.of(0x24, 0x29, 0x43), true, 2, Charset.forName("EUC-KR"), null, false);
    /** GB 2312 is looked up in GBK, which holds it and the characters that senders add to it. */
    static final CodeElement GB2312 =
            new CodeElement(58, List.of(0x24, 0x29, 0x41), true, 2, Charset.forName("GBK"), null, false);

    static final List<CodeElement> LATIN_AND_OTHERS = List.of(
            g1(100, "ISO-8859-1", 0x2D, 0x41),
            g1(101, "ISO-8859-2", 0x2D, 0x42),
            g1(109, "ISO-8859-3", 0x2D, 0x43),
            g1(110, "ISO-8859-4", 0x2D, 0x44),
            g1(144, "ISO-8859-5", 0x2D, 0x4C),
            g1(127, "ISO-8859-6", 0x2D, 0x47),
            g1(126, "ISO-8859-7", 0x2D, 0x46),
            g1(138, "ISO-8859-8", 0x2D, 0x48),
            g1(148, "ISO-8859-9", 0x2D, 0x4D),
            g1(203, "ISO-8859-15", 0x2D, 0x62),
            g1(166, "TIS-620", 0x2D, 0x54));

    private static CodeElement g0(int registration, Charset charset, Integer... escape) {
        return new CodeElement(registration, List.of(escape), false, 1, charset, null, false);
    }

    private static CodeElement g1(int registration, String charset, Integer... escape) {
        return new CodeElement(registration, List.of(escape), true, 1, Charset.forName(charset), null, false);
    }
}
