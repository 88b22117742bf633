package io.yingdun.bench.engine;

/**
 * Dither modulation (Chen and Wornell 2001) of four low coefficients of every 8 × 8 block's DCT: each is moved to the
 * nearest multiple of a step, or half a step beside it, as its bit says. 72 bits lie in 9 × 8 blocks, repeated over the
 * screen. It must read and change what is on the screen, which an overlay cannot.
 */
record DctQim(double step) implements Rival {
    private static final int SIDE = 8;
    private static final int ACROSS = 9;
    private static final int DOWN = 8;
    private static final int[][] COEFFICIENTS = {{1, 1}, {1, 2}, {2, 1}, {2, 2}};
    private static final double[][] WAVES = waves();

    @Override
    public String title() {
        return "DCT QIM";
    }

    @Override
    public int[] marked(int[] bare, int width, boolean[] bits) {
        float[] luma = Residuals.luma(bare);
        float[] taken = new float[luma.length];
        int height = bare.length / width;
        for (int y = 0; y + SIDE <= height; y += SIDE) {
            for (int x = 0; x + SIDE <= width; x += SIDE) {
                boolean bit = bits[y / SIDE % DOWN * ACROSS + x / SIDE % ACROSS];
                for (int k = 0; k < COEFFICIENTS.length; k++) {
                    double value = coefficient(luma, width, x, y, k);
                    double offset = bit ? step / 2 : 0;
                    double change = Math.rint((value - offset) / step) * step + offset - value;
                    for (int i = 0; i < SIDE * SIDE; i++) {
                        taken[(y + i / SIDE) * width + x + i % SIDE] -= (float) (change * WAVES[k][i]);
                    }
                }
            }
        }
        return Residuals.minus(bare, taken);
    }

    /** Of the 64 places a block may begin at, the one that agrees best with itself; each bit may be the first. */
    @Override
    public boolean[][] search(float[] luma, int width) {
        double[] best = new double[BITS];
        double highest = -1;
        for (int place = 0; place < SIDE * SIDE; place++) {
            double[] sums = sums(luma, width, place % SIDE, place / SIDE);
            double score = 0;
            for (double sum : sums) {
                score += Math.abs(sum);
            }
            if (score > highest) {
                highest = score;
                best = sums;
            }
        }
        boolean[][] readings = new boolean[BITS][BITS];
        for (int shift = 0; shift < BITS; shift++) {
            for (int bit = 0; bit < BITS; bit++) {
                int x = (bit % ACROSS + shift) % ACROSS;
                int y = (bit / ACROSS + shift / ACROSS) % DOWN;
                readings[shift][bit] = best[y * ACROSS + x] < 0;
            }
        }
        return readings;
    }

    @Override
    public boolean[] read(float[] screenLuma, int width) {
        double[] sums = sums(screenLuma, width, 0, 0);
        boolean[] bits = new boolean[BITS];
        for (int bit = 0; bit < BITS; bit++) {
            bits[bit] = sums[bit] < 0;
        }
        return bits;
    }

    /** For every bit how near its coefficients lie to whole steps, less how near to half ones. */
    private double[] sums(float[] luma, int width, int left, int top) {
        double[] sums = new double[BITS];
        int height = luma.length / width;
        for (int y = top; y + SIDE <= height; y += SIDE) {
            for (int x = left; x + SIDE <= width; x += SIDE) {
                int bit = (y - top) / SIDE % DOWN * ACROSS + (x - left) / SIDE % ACROSS;
                for (int k = 0; k < COEFFICIENTS.length; k++) {
                    double value = coefficient(luma, width, x, y, k);
                    sums[bit] += Double.isNaN(value) ? 0 : Math.cos(2 * Math.PI * value / step);
                }
            }
        }
        return sums;
    }

    private static double coefficient(float[] luma, int width, int left, int top, int k) {
        double sum = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            sum += WAVES[k][i] * luma[(top + i / SIDE) * width + left + i % SIDE];
        }
        return sum;
    }

    private static double[][] waves() {
        double[][] waves = new double[COEFFICIENTS.length][SIDE * SIDE];
        for (int k = 0; k < waves.length; k++) {
            for (int i = 0; i < SIDE * SIDE; i++) {
                double across = Math.cos(Math.PI * (2 * (i % SIDE) + 1) * COEFFICIENTS[k][0] / (2 * SIDE));
                double down = Math.cos(Math.PI * (2 * (i / SIDE) + 1) * COEFFICIENTS[k][1] / (2 * SIDE));
                waves[k][i] = across * down * 2 / SIDE;
            }
        }
        return waves;
    }
}
