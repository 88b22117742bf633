package io.yingdun.watermark.overlay;

import java.util.Arrays;

/**
 * Turns a real-valued periodic signal into whole colour values 0 to A a channel, so that a signal of half a grey level
 * can be drawn with steps of one.
 *
 * <p>Floyd and Steinberg (1976) on a serpentine path with a threshold noise of ±0.25, each channel for itself. Blue and
 * red are quantised first; half of their luma error is added to what green sees, so luma is smoother than each channel.
 * The tile is diffused over 3 columns and 2 rows of copies and the middle one of the second row kept, which has forgotten
 * the borders and therefore wraps. 281 000 steps at a period of 125; two rows of errors are kept.
 */
final class ErrorDiffusion {
    private static final double LUMA_RED = 0.299;
    private static final double LUMA_GREEN = 0.587;
    private static final double LUMA_BLUE = 0.114;
    private static final double NOISE = 0.5;
    private static final double LUMA_SHARE = 0.3 / LUMA_GREEN;
    private static final int MARGIN = 1;

    private final double[] target;
    private final int period;
    private final int alpha;
    private final long noiseSeed;

    /** Target values lie in 0 to alpha, row by row. */
    ErrorDiffusion(double[] target, int period, int alpha, long noiseSeed) {
        this.target = target;
        this.period = period;
        this.alpha = alpha;
        this.noiseSeed = noiseSeed;
    }

    int[] diffuse() {
        int width = 3 * period;
        SplitMix noise = new SplitMix(noiseSeed);
        Row red = new Row(width);
        Row green = new Row(width);
        Row blue = new Row(width);
        int[] pixels = new int[period * period];
        for (int y = 0; y < 2 * period; y++) {
            int step = y % 2 == 0 ? 1 : -1;
            int x = step > 0 ? 0 : width - 1;
            int line = y % period * period;
            for (int i = 0; i < width; i++, x += step) {
                double wanted = target[line + x % period];
                long random = noise.next();
                int b = blue.quantise(wanted, 0, random & 0xffff, x, step);
                int r = red.quantise(wanted, 0, random >>> 16 & 0xffff, x, step);
                double lumaError = LUMA_BLUE * (wanted - b) + LUMA_RED * (wanted - r);
                int g = green.quantise(wanted, LUMA_SHARE * lumaError, random >>> 32 & 0xffff, x, step);
                if (y >= period && x >= period && x < 2 * period) {
                    pixels[line + x - period] = alpha << 24 | r << 16 | g << 8 | b;
                }
            }
            red.advance();
            green.advance();
            blue.advance();
        }
        return pixels;
    }

    /** Errors that wait for the rest of this row and for the next one, of one channel. */
    private final class Row {
        private double[] here;
        private double[] below;

        Row(int width) {
            here = new double[width + 2 * MARGIN];
            below = new double[width + 2 * MARGIN];
        }

        int quantise(double wanted, double nudge, long random16, int x, int step) {
            int at = x + MARGIN;
            double value = wanted + here[at];
            double threshold = (random16 / 65536.0 - 0.5) * NOISE;
            int level = (int) Math.min(Math.max(Math.floor(value + nudge + 0.5 + threshold), 0), alpha);
            double error = value - level;
            here[at + step] += error * 0.4375;
            below[at - step] += error * 0.1875;
            below[at] += error * 0.3125;
            below[at + step] += error * 0.0625;
            return level;
        }

        void advance() {
            double[] spent = here;
            here = below;
            below = spent;
            Arrays.fill(below, 0);
        }
    }

    /** SplitMix64 (Steele, Lea and Flood 2014): the noise need not be secret, only fast and the same everywhere. */
    private static final class SplitMix {
        private long state;

        SplitMix(long seed) {
            state = seed;
        }

        long next() {
            state += 0x9e3779b97f4a7c15L;
            long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
            z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
            return z ^ z >>> 31;
        }
    }
}
