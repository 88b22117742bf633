package io.yingdun.dicom.codec;

/**
 * What a JPEG 2000 code stream says of itself. Read here, before native code sees the bytes, so that size and
 * depth are checked against the object first.
 *
 * @param signed the components are two's complement (T.800 A.5.1)
 */
record CodeStreamHeader(int offset, long width, long height, int components, int precision, boolean signed) {

    /** T.800 A.5.1: SOC and SIZ; some senders wrap the code stream in a JP2 file, which is passed over. */
    static CodeStreamHeader of(byte[] frame) throws CodecException {
        for (int at = 0; at + 43 <= frame.length; at++) {
            if (integer(frame, at) == 0xFF4FFF51L) {
                return ofSiz(frame, at);
            }
        }
        throw new CodecException("JPEG 2000: no code stream");
    }

    private static CodeStreamHeader ofSiz(byte[] frame, int start) throws CodecException {
        int siz = start + 4;
        int components = word(frame, siz + 36);
        if (components < 1 || components > 4 || siz + 38 + 3 * components > frame.length) {
            throw new CodecException("JPEG 2000: " + components + " components");
        }
        int depth = frame[siz + 38] & 0xFF;
        for (int i = 0; i < components; i++) {
            int at = siz + 38 + 3 * i;
            if ((frame[at] & 0xFF) != depth || frame[at + 1] != 1 || frame[at + 2] != 1) {
                throw new CodecException("JPEG 2000: components of different depth or size");
            }
        }
        long width = integer(frame, siz + 4) - integer(frame, siz + 12);
        long height = integer(frame, siz + 8) - integer(frame, siz + 16);
        return new CodeStreamHeader(start, width, height, components, (depth & 0x7F) + 1, depth > 0x7F);
    }

    void check(ImagePixel image) throws CodecException {
        if (width != image.columns() || height != image.rows() || components != image.samplesPerPixel()) {
            throw new CodecException("the code stream is " + width + " x " + height + " x " + components
                    + ", the object " + image.columns() + " x " + image.rows() + " x " + image.samplesPerPixel());
        }
        if (precision < 1 || precision > 16) {
            throw new CodecException("samples of " + precision + " bits are not decoded here");
        }
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private static long integer(byte[] bytes, int at) {
        return (long) word(bytes, at) << 16 | word(bytes, at + 2);
    }
}
