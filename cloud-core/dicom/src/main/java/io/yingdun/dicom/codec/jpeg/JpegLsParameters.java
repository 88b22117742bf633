package io.yingdun.dicom.codec.jpeg;

/**
 * The coding parameters of one scan, T.87 A.2 and C.2.4.1.1.
 *
 * @param near the largest difference from the original; 0 is lossless
 */
record JpegLsParameters(int maximum, int near, int t1, int t2, int t3, int reset) {

    /** The defaults of C.2.4.1.1.1 stand in for zeros. */
    static JpegLsParameters of(int maximum, int near, int t1, int t2, int t3, int reset) {
        int first;
        int second;
        int third;
        if (maximum >= 128) {
            int factor = (Math.min(maximum, 4095) + 128) / 256;
            first = factor + 2 + 3 * near;
            second = 4 * factor + 3 + 5 * near;
            third = 17 * factor + 4 + 7 * near;
        } else {
            int factor = 256 / (maximum + 1);
            first = Math.max(2, 3 / factor + 3 * near);
            second = Math.max(3, 7 / factor + 5 * near);
            third = Math.max(4, 21 / factor + 7 * near);
        }
        int clamped1 = t1 > 0 ? t1 : clamp(first, near + 1, maximum);
        int clamped2 = t2 > 0 ? t2 : clamp(second, clamped1, maximum);
        int clamped3 = t3 > 0 ? t3 : clamp(third, clamped2, maximum);
        return new JpegLsParameters(maximum, near, clamped1, clamped2, clamped3, reset > 0 ? reset : 64);
    }

    private static int clamp(int value, int low, int maximum) {
        return value > maximum || value < low ? low : value;
    }

    int step() {
        return 2 * near + 1;
    }

    int range() {
        return (maximum + 2 * near) / step() + 1;
    }

    /** Bits of a mapped error. */
    int qbpp() {
        return bits(range());
    }

    /** The longest code. */
    int limit() {
        int bpp = Math.max(2, bits(maximum + 1));
        return 2 * (bpp + Math.max(8, bpp));
    }

    private static int bits(int values) {
        return 32 - Integer.numberOfLeadingZeros(values - 1);
    }

    /** T.87 A.3.3: a gradient as one of nine regions. */
    int quantise(int gradient) {
        int size = Math.abs(gradient);
        int region = size >= t3 ? 4 : size >= t2 ? 3 : size >= t1 ? 2 : size > near ? 1 : 0;
        return gradient < 0 ? -region : region;
    }
}
