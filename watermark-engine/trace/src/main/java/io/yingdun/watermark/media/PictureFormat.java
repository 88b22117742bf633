package io.yingdun.watermark.media;

import java.nio.charset.StandardCharsets;

/** What a file is, told from its first bytes alone. */
enum PictureFormat {
    PNG,
    JPEG,
    WEBP,
    BMP,
    TIFF,
    VIDEO,
    UNKNOWN;

    static PictureFormat of(byte[] start) {
        if (starts(start, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return PNG;
        }
        if (starts(start, 0, 0xff, 0xd8, 0xff)) {
            return JPEG;
        }
        if (text(start, 0, "RIFF") && text(start, 8, "WEBP")) {
            return WEBP;
        }
        if (text(start, 0, "BM")) {
            return BMP;
        }
        if (starts(start, 0, 'I', 'I', 42, 0) || starts(start, 0, 'M', 'M', 0, 42)) {
            return TIFF;
        }
        return isVideo(start) ? VIDEO : UNKNOWN;
    }

    private static boolean isVideo(byte[] start) {
        boolean mpeg4 = text(start, 4, "ftyp")
                && !text(start, 8, "heic")
                && !text(start, 8, "avif")
                && !text(start, 8, "mif1")
                && !text(start, 8, "heix");
        boolean matroska = starts(start, 0, 0x1a, 0x45, 0xdf, 0xa3);
        boolean avi = text(start, 0, "RIFF") && text(start, 8, "AVI ");
        boolean transport = start.length > 188 && start[0] == 0x47 && start[188] == 0x47;
        return mpeg4 || matroska || avi || transport || text(start, 0, "GIF8");
    }

    private static boolean starts(byte[] bytes, int offset, int... expected) {
        if (bytes.length < offset + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[offset + i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean text(byte[] bytes, int offset, String expected) {
        byte[] letters = expected.getBytes(StandardCharsets.US_ASCII);
        int[] codes = new int[letters.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = letters[i];
        }
        return starts(bytes, offset, codes);
    }
}
