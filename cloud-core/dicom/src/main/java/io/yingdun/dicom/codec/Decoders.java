package io.yingdun.dicom.codec;

import io.yingdun.dicom.dictionary.TransferSyntax.Compression;

/** Picks the decoder of a transfer syntax and brings its values into the form that the Image Pixel module describes. */
final class Decoders {

    private Decoders() {}

    static StoredFrame decode(byte[] coded, ImagePixel image, Compression compression, boolean bigEndian)
            throws CodecException {
        int[] values = switch (compression) {
            case NONE, ENCAPSULATED_UNCOMPRESSED -> new NativeDecoder(bigEndian).decode(coded, image);
            case RLE -> new RleDecoder().decode(coded, image);
            case JPEG_LS -> new JpegFrameDecoder(true).decode(coded, image);
            case JPEG_2000, HTJ2K -> new FfmpegDecoder().decode(coded, image);
            case JPEG, JPEG_LOSSLESS -> new JpegFrameDecoder(false).decode(coded, image);
            default -> throw new CodecException("no decoder for " + compression);
        };
        return new StoredFrame(
                image.rows(),
                image.columns(),
                image.samplesPerPixel(),
                image.bitsAllocated(),
                image.bitsStored(),
                image.signed(),
                photometric(image.photometricInterpretation()),
                stored(values, image));
    }

    /** PS3.5 §8.1.1: the bits from high bit down are the value, others (old overlays) are not. */
    private static int[] stored(int[] values, ImagePixel image) {
        int below = image.highBit() + 1 - image.bitsStored();
        int above = 32 - image.bitsStored();
        for (int i = 0; i < values.length; i++) {
            int shifted = values[i] >>> below << above;
            values[i] = image.signed() ? shifted >> above : shifted >>> above;
        }
        return values;
    }

    private static String photometric(String coded) {
        return switch (coded) {
            case "YBR_RCT", "YBR_ICT" -> "RGB";
            case "YBR_FULL_422" -> "YBR_FULL";
            default -> coded;
        };
    }
}
