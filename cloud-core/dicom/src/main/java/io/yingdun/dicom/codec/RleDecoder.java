package io.yingdun.dicom.codec;

import java.util.Arrays;

/**
 * RLE Lossless, PS3.5 annex G: a header of up to 15 segment offsets, then one PackBits segment for each byte of each
 * sample, the most significant first.
 */
final class RleDecoder implements FrameDecoder {

    private static final int HEADER = 64;

    @Override
    public int[] decode(byte[] frame, ImagePixel image) throws CodecException {
        int width = image.bitsAllocated() / 8;
        int segments = width * image.samplesPerPixel();
        if (frame.length < HEADER || width == 0 || integer(frame, 0) != segments) {
            throw new CodecException("RLE: " + segments + " segments expected");
        }
        int pixels = image.rows() * image.columns();
        int[] values = new int[image.samples()];
        for (int segment = 0; segment < segments; segment++) {
            int from = integer(frame, 4 * (segment + 1));
            int to = segment + 1 < segments ? integer(frame, 4 * (segment + 2)) : frame.length;
            if (from < HEADER || to < from || to > frame.length) {
                throw new CodecException("RLE: segment " + (segment + 1) + " lies outside the frame");
            }
            int shift = 8 * (width - 1 - segment % width);
            byte[] plane = unpack(frame, from, to, pixels);
            for (int pixel = 0; pixel < pixels; pixel++) {
                values[pixel * image.samplesPerPixel() + segment / width] |= (plane[pixel] & 0xFF) << shift;
            }
        }
        return values;
    }

    /** PS3.5 G.3.2. Bytes beyond the last pixel are padding. */
    private static byte[] unpack(byte[] frame, int from, int to, int pixels) throws CodecException {
        byte[] plane = new byte[pixels];
        int at = from;
        int pixel = 0;
        while (pixel < pixels && at < to) {
            int count = frame[at++];
            if (count == -128) {
                continue;
            }
            int length = count >= 0 ? count + 1 : 1 - count;
            boolean literal = count >= 0;
            if (at + (literal ? length : 1) > to) {
                throw new CodecException("RLE: a segment ends inside a run");
            }
            int kept = Math.min(length, pixels - pixel);
            if (literal) {
                System.arraycopy(frame, at, plane, pixel, kept);
            } else {
                Arrays.fill(plane, pixel, pixel + kept, frame[at]);
            }
            pixel += kept;
            at += literal ? length : 1;
        }
        if (pixel < pixels) {
            throw new CodecException("RLE: a segment has " + pixel + " of " + pixels + " bytes");
        }
        return plane;
    }

    private static int integer(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }
}
