package io.yingdun.dicom.codec.jpeg;

/**
 * The inverse DCT of Loeffler, Ligtenberg and Moschytz (1989) in 13-bit fixed point, rows after columns, with the rounding
 * of the Independent JPEG Group's "slow integer" method: any other rounding would differ from other decoders by one grey
 * level here and there. 11 multiplications for 8 values.
 */
final class InverseDct {

    private static final int BITS = 13;
    private static final int F_0_298 = 2446;
    private static final int F_0_390 = 3196;
    private static final int F_0_541 = 4433;
    private static final int F_0_765 = 6270;
    private static final int F_0_899 = 7373;
    private static final int F_1_175 = 9633;
    private static final int F_1_501 = 12299;
    private static final int F_1_847 = 15137;
    private static final int F_1_961 = 16069;
    private static final int F_2_053 = 16819;
    private static final int F_2_562 = 20995;
    private static final int F_3_072 = 25172;

    private final int extraBits;
    private final int centre;
    private final int largest;
    private final long[] work = new long[64];
    private final long[] line = new long[8];

    InverseDct(int precision) {
        this.extraBits = precision == 8 ? 2 : 1;
        this.centre = 1 << precision - 1;
        this.largest = (1 << precision) - 1;
    }

    /** Dequantised coefficients in, samples out with the level shift of T.81 A.3.1. */
    void transform(int[] block, int[] plane, int at, int stride) {
        for (int column = 0; column < 8; column++) {
            for (int i = 0; i < 8; i++) {
                line[i] = block[column + 8 * i];
            }
            transformLine(BITS - extraBits);
            for (int i = 0; i < 8; i++) {
                work[column + 8 * i] = line[i];
            }
        }
        for (int row = 0; row < 8; row++) {
            System.arraycopy(work, 8 * row, line, 0, 8);
            transformLine(BITS + extraBits + 3);
            for (int i = 0; i < 8; i++) {
                long sample = line[i] + centre;
                plane[at + row * stride + i] = (int) Math.max(0, Math.min(largest, sample));
            }
        }
    }

    private void transformLine(int shift) {
        long z1 = (line[2] + line[6]) * F_0_541;
        long even2 = z1 - line[6] * F_1_847;
        long even3 = z1 + line[2] * F_0_765;
        long even0 = line[0] + line[4] << BITS;
        long even1 = line[0] - line[4] << BITS;
        long t10 = even0 + even3;
        long t13 = even0 - even3;
        long t11 = even1 + even2;
        long t12 = even1 - even2;

        long o0 = line[7];
        long o1 = line[5];
        long o2 = line[3];
        long o3 = line[1];
        long z5 = (o0 + o2 + o1 + o3) * F_1_175;
        long a1 = -(o0 + o3) * F_0_899;
        long a2 = -(o1 + o2) * F_2_562;
        long a3 = -(o0 + o2) * F_1_961 + z5;
        long a4 = -(o1 + o3) * F_0_390 + z5;
        o0 = o0 * F_0_298 + a1 + a3;
        o1 = o1 * F_2_053 + a2 + a4;
        o2 = o2 * F_3_072 + a2 + a3;
        o3 = o3 * F_1_501 + a1 + a4;

        long half = 1L << shift - 1;
        line[0] = t10 + o3 + half >> shift;
        line[7] = t10 - o3 + half >> shift;
        line[1] = t11 + o2 + half >> shift;
        line[6] = t11 - o2 + half >> shift;
        line[2] = t12 + o1 + half >> shift;
        line[5] = t12 - o1 + half >> shift;
        line[3] = t13 + o0 + half >> shift;
        line[4] = t13 - o0 + half >> shift;
    }
}
