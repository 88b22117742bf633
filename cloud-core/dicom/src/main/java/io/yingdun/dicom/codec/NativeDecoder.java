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
        int pixels = image.rows() * image.columns();
        for (int i = 0; i < values.length; i++) {
            int target = image.planar() && image.samplesPerPixel() > 1
                    ? i % pixels * image.samplesPerPixel() + i / pixels
                    : i;
            values[target] = image.bitsAllocated() == 1
                    ? frame[i >> 3] >> (i & 7) & 1
                    : word(frame, i, image.bitsAllocated() / 8);
        }
        return values;
    }

    private int word(byte[] frame, int index, int width) {
        int value = 0;
        for (int i = 0; i < width; i++) {
            int octet = frame[index * width + i] & 0xFF;
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
