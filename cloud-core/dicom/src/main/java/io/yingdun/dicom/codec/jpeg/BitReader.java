package io.yingdun.dicom.codec.jpeg;

/**
 * Entropy-coded bits (T.81 F.2.2.5): FF00 is FF, any other marker ends the segment. Behind the end zeros are read, as other
 * decoders do, but no more of them than a damaged end explains.
 */
final class BitReader {

    private static final int LONGEST_PADDING = 64;

    private final byte[] data;
    private int at;
    private long window;
    private int available;
    private int padding;

    BitReader(byte[] data, int at) {
        this.data = data;
        this.at = at;
    }

    int peek(int count) {
        fill(count);
        return (int) (window >>> available - count) & (1 << count) - 1;
    }

    void skip(int count) throws JpegException {
        fill(count);
        available -= count;
        if (padding - available / 8 > LONGEST_PADDING) {
            throw broken("the scan ends early");
        }
    }

    int read(int count) throws JpegException {
        if (count == 0) {
            return 0;
        }
        int value = peek(count);
        skip(count);
        return value;
    }

    /** T.81 F.2.2.1 RECEIVE and EXTEND: a difference of the given category. */
    int difference(int category) throws JpegException {
        if (category == 0) {
            return 0;
        }
        int value = read(category);
        return value < 1 << category - 1 ? value - (1 << category) + 1 : value;
    }

    /** Goes behind the next restart marker and starts on a byte boundary; false when another marker or the end comes first. */
    boolean restart() {
        window = 0;
        available = 0;
        padding = 0;
        while (at + 1 < data.length) {
            int code = data[at + 1] & 0xFF;
            if (data[at] == (byte) 0xFF && code >= 0xD0 && code <= 0xD7) {
                at += 2;
                return true;
            }
            if (data[at] == (byte) 0xFF && code != 0 && code != 0xFF) {
                return false;
            }
            at++;
        }
        return false;
    }

    /** Offset of the next byte; behind a scan, of its closing marker or a byte before it. */
    int offset() {
        return at;
    }

    JpegException broken(String detail) {
        return new JpegException(at, detail);
    }

    private void fill(int count) {
        while (available < count) {
            int octet = 0;
            if (at < data.length && data[at] != (byte) 0xFF) {
                octet = data[at++] & 0xFF;
            } else if (at + 1 < data.length && data[at + 1] == 0) {
                octet = 0xFF;
                at += 2;
            } else {
                padding++;
            }
            window = window << 8 | octet;
            available += 8;
        }
    }
}
