package io.yingdun.management.tracing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The kinds of picture and video taken in, told by their first bytes and never by what a browser says about them. */
enum PictureType {
    PNG("image/png", 0, "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
    BMP("image/bmp", 0, "BM"),
    TIFF_LITTLE_ENDIAN("image/tiff", 0, "II*\u0000"),
    TIFF_BIG_ENDIAN("image/tiff", 0, "MM\u0000*"),
    WEBP("image/webp", 8, "WEBP"),
    MPEG_4("video/mp4", 4, "ftyp"),
    MATROSKA("video/x-matroska", 0, "\u001a\u0045\u00df\u00a3"),
    AVI("video/x-msvideo", 8, "AVI ");

    /** So many bytes are enough to tell. */
    private static final int HEAD = 12;

    /** Still pictures in the same container as MPEG-4 (ISO/IEC 23008-12), which nothing here decodes. */
    private static final Set<String> STILL_BRANDS = Set.of("heic", "heix", "mif1", "avif");

    private final String mediaType;
    private final int offset;
    private final byte[] signature;

    PictureType(String mediaType, int offset, String signature) {
        this.mediaType = mediaType;
        this.offset = offset;
        this.signature = signature.getBytes(StandardCharsets.ISO_8859_1);
    }

    String mediaType() {
        return mediaType;
    }

    /** Looks ahead only: everything can still be read afterwards. */
    static Optional<PictureType> ahead(BufferedInputStream in) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        return Arrays.stream(values()).filter(type -> type.fits(head)).findFirst();
    }

    boolean isVideo() {
        return mediaType.startsWith("video/");
    }

    private boolean fits(byte[] head) {
        int end = offset + signature.length;
        return head.length >= end
                && Arrays.equals(head, offset, end, signature, 0, signature.length)
                && !(this == MPEG_4 && isStill(head));
    }

    private static boolean isStill(byte[] head) {
        return STILL_BRANDS.contains(
                new String(head, HEAD - 4, Math.min(4, head.length - 8), StandardCharsets.ISO_8859_1));
    }
}
