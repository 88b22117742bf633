package io.yingdun.watermark.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Width and height from a picture's header, before anything is decoded: a few kilobytes can claim a gigapixel.
 *
 * <p>Reads only what the size needs: PNG IHDR (ISO/IEC 15948 §11.2.2), JPEG frame header (ITU-T T.81 §B.2.2), WebP VP8,
 * VP8L and VP8X chunks (RFC 9649 §2.5 to §2.7), BMP information header, TIFF tags 256 and 257 of the first
 * directory, each once and as SHORT or LONG (TIFF 6.0, section 8): of repeated tags readers take one or the other.
 * Every loop moves forward, so broken input ends.
 */
record PictureHeader(long width, long height) {
    private static final int TIFF_WIDTH = 256;
    private static final int TIFF_HEIGHT = 257;
    private static final int TIFF_SHORT = 3;
    private static final int TIFF_LONG = 4;
    private static final long UNTOLD = -1;

    /** Empty where the header is damaged, says 0, or can be read in two ways. */
    static Optional<PictureHeader> of(PictureFormat format, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            PictureHeader header = switch (format) {
                case PNG -> new PictureHeader(unsigned(in.getInt(16)), unsigned(in.getInt(20)));
                case JPEG -> jpeg(in);
                case WEBP -> webp(in.order(ByteOrder.LITTLE_ENDIAN));
                case BMP -> bmp(in.order(ByteOrder.LITTLE_ENDIAN));
                case TIFF -> tiff(in);
                case VIDEO, UNKNOWN -> new PictureHeader(0, 0);
            };
            return header.width > 0 && header.height > 0 ? Optional.of(header) : Optional.empty();
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    long pixels() {
        return width * height;
    }

    private static PictureHeader jpeg(ByteBuffer in) {
        int at = 2;
        while (true) {
            if ((in.get(at) & 0xff) != 0xff) {
                at++;
                continue;
            }
            int marker = in.get(at + 1) & 0xff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return new PictureHeader(in.getShort(at + 7) & 0xffff, in.getShort(at + 5) & 0xffff);
            }
            boolean alone = marker == 0xff || marker == 0 || marker == 1 || marker >= 0xd0 && marker <= 0xd9;
            at += alone ? 1 : 2 + Math.max(2, in.getShort(at + 2) & 0xffff);
        }
    }

    private static PictureHeader webp(ByteBuffer in) {
        int kind = in.getInt(12);
        if (kind == fourCharacters("VP8X")) {
            return new PictureHeader(1 + three(in, 24), 1 + three(in, 27));
        }
        if (kind == fourCharacters("VP8L")) {
            int bits = in.getInt(21);
            return new PictureHeader(1 + (bits & 0x3fff), 1 + (bits >>> 14 & 0x3fff));
        }
        if (kind == fourCharacters("VP8 ")) {
            return new PictureHeader(in.getShort(26) & 0x3fff, in.getShort(28) & 0x3fff);
        }
        return new PictureHeader(0, 0);
    }

    private static PictureHeader bmp(ByteBuffer in) {
        if (in.getInt(14) == 12) {
            return new PictureHeader(in.getShort(18) & 0xffff, in.getShort(20) & 0xffff);
        }
        return new PictureHeader(in.getInt(18), Math.abs((long) in.getInt(22)));
    }

    private static PictureHeader tiff(ByteBuffer in) {
        in.order(in.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = in.getInt(4);
        int entries = in.getShort(directory) & 0xffff;
        long width = UNTOLD;
        long height = UNTOLD;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            int tag = in.getShort(entry) & 0xffff;
            boolean isRepeated = tag == TIFF_WIDTH && width != UNTOLD || tag == TIFF_HEIGHT && height != UNTOLD;
            if (isRepeated) {
                return new PictureHeader(0, 0);
            }
            width = tag == TIFF_WIDTH ? tiffNumber(in, entry) : width;
            height = tag == TIFF_HEIGHT ? tiffNumber(in, entry) : height;
        }
        return new PictureHeader(width, height);
    }

    /** 0 for other types than TIFF has for sizes: what a reader would make of them is not known here. */
    private static long tiffNumber(ByteBuffer in, int entry) {
        return switch (in.getShort(entry + 2)) {
            case TIFF_SHORT -> in.getShort(entry + 8) & 0xffff;
            case TIFF_LONG -> unsigned(in.getInt(entry + 8));
            default -> 0;
        };
    }

    private static int three(ByteBuffer in, int at) {
        return in.get(at) & 0xff | (in.get(at + 1) & 0xff) << 8 | (in.get(at + 2) & 0xff) << 16;
    }

    private static int fourCharacters(String text) {
        return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
    }

    private static long unsigned(int value) {
        return value & 0xffffffffL;
    }
}
