package io.yingdun.cloud.ris;

import java.nio.charset.StandardCharsets;

/** How a PDF is told, whatever it is called: readers look for its header and its end in so many bytes (ISO 32000-1, annex H.3.4). */
final class PdfBytes {

    private static final int LOOKED_AT = 1_024;

    private PdfBytes() {}

    static boolean begin(byte[] bytes) {
        return text(bytes, 0, Math.min(bytes.length, LOOKED_AT)).contains("%PDF-");
    }

    /** What is still being copied does not. */
    static boolean end(byte[] bytes) {
        int from = Math.max(0, bytes.length - LOOKED_AT);
        return text(bytes, from, bytes.length - from).contains("%%EOF");
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
