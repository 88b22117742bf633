package io.yingdun.dicom.codec.jpeg;

/** Entropy-coded bits of JPEG-LS (T.87 A.1): behind an FF byte the next one carries 7 bits; FF and 80 to FF is a marker. */
final class JpegLsBits {

    private static final int LONGEST_PADDING = 64;

    private final byte[] data;
    private int at;
    private boolean afterFF;
    private long window;
    private int available;
    private int padding;

    JpegLsBits(byte[] data, int at) {
        this.data = data;
        this.at = at;
    }

    int read(int count) throws JpegException {
        if (count == 0) {
            return 0;
        }
        fill(count);
        available -= count;
        return (int) (window >>> available) & (1 << count) - 1;
    }

    /** T.87 A.5.3: zeros in front of a one, then k bits; from {@code limit} zeros on, the value itself in qbpp bits. */
    int golomb(int k, int limit, int qbpp) throws JpegException {
        int zeros = 0;
        while (read(1) == 0) {
            if (++zeros > limit) {
                throw broken("a code longer than its limit");
            }
        }
        return zeros < limit - qbpp - 1 ? zeros << k | read(k) : read(qbpp) + 1;
    }

    /** Offset of the marker that closes the scan, or of a byte before it. */
    int offset() {
        return at;
    }

    JpegException broken(String detail) {
        return new JpegException(at, detail);
    }

    private void fill(int count) throws JpegException {
        while (available < count) {
            boolean marker = at >= data.length || afterFF && data[at] < 0;
            if (marker && ++padding > LONGEST_PADDING) {
                throw broken("the scan ends early");
            }
            int octet = marker ? 0 : data[at++] & 0xFF;
            int bits = afterFF ? 7 : 8;
            afterFF = octet == 0xFF;
            window = window << bits | octet;
            available += bits;
        }
    }
}
