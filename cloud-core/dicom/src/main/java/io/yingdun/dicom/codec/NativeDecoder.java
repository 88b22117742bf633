package io.yingdun.dicom.codec;

/** Uncompressed frames (PS3.5 §8.1.1): 1, 8, 16, 24 and 32 bits, both byte orders, both planar configurations. */
final class NativeDecoder implements FrameDecoder {

    private final boolean bigEndian;

    NativeDecoder(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    @Override
    public int[] decode(byte[] frame, ImagePixel image) throws CodecException {
        if (8L * frame.length < image.nativeFrameBits()) {
            throw new CodecException(
                    "frame of " + frame.length + " bytes where " + (image.nativeFrameBits() + 7) / 8 + " are needed");
        }
        if (image.isSubsampled() && image.bitsAllocated() == 8 && image.samplesPerPixel() == 3) {
            return subsampled(frame, image);
        }
        int[] values = new int[image.samples()];
        int samples = image.samplesPerPixel();
        int pixels = image.rows() * image.columns();
        if (image.bitsAllocated() == 1) {
            for (int i = 0; i < values.length; i++) {
                values[i] = frame[i >> 3] >> (i & 7) & 1;
            }
        } else if (image.planar() && samples > 1) {
            int plane = pixels * (image.bitsAllocated() / 8);
            for (int sample = 0; sample < samples; sample++) {
                words(frame, sample * plane, image.bitsAllocated() / 8, values, sample, samples);
            }
        } else {
            words(frame, 0, image.bitsAllocated() / 8, values, 0, 1);
        }
        return values;
    }

    /** Words of the frame from {@code from} on into every {@code step}th value from {@code first} on. */
    private void words(byte[] frame, int from, int width, int[] values, int first, int step) {
        int at = from;
        switch (width) {
            case 1 -> {
                for (int i = first; i < values.length; i += step) {
                    values[i] = frame[at++] & 0xFF;
                }
            }
            case 2 -> {
                int high = bigEndian ? 0 : 1;
                for (int i = first; i < values.length; i += step) {
                    values[i] = (frame[at + high] & 0xFF) << 8 | frame[at + 1 - high] & 0xFF;
                    at += 2;
                }
            }
            default -> {
                for (int i = first; i < values.length; i += step) {
                    values[i] = word(frame, at, width);
                    at += width;
                }
            }
        }
    }

    private int word(byte[] frame, int from, int width) {
        int value = 0;
        for (int i = 0; i < width; i++) {
            int octet = frame[from + i] & 0xFF;
            value = bigEndian ? value << 8 | octet : value | octet << 8 * i;
        }
        return value;
    }

    /** Y1 Y2 CB CR for two pixels of a row; both take the same chroma (PS3.3 C.7.6.3.1.2). */
    private static int[] subsampled(byte[] frame, ImagePixel image) {
        int[] values = new int[image.samples()];
        int pairs = (image.columns() + 1) / 2;
        for (int row = 0; row < image.rows(); row++) {
            for (int column = 0; column < image.columns(); column++) {
                int source = (row * pairs + column / 2) * 4;
                int target = (row * image.columns() + column) * 3;
                values[target] = frame[source + column % 2] & 0xFF;
                values[target + 1] = frame[source + 2] & 0xFF;
                values[target + 2] = frame[source + 3] & 0xFF;
            }
        }
        return values;
    }
}
