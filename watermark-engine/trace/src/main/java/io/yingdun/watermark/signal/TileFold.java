package io.yingdun.watermark.signal;

import io.yingdun.watermark.carrier.Carrier;
import java.util.Arrays;

/**
 * All copies of the tile added up, modulo twice its period: the mark lives on the even frequencies only, so the odd ones
 * tell the noise.
 *
 * @param sums 250 x 250, row by row
 * @param coverage how much of the field, by weight, went into each place
 */
public record TileFold(float[] sums, float[] coverage) {
    /** Twice the tile period. */
    public static final int SIDE = 2 * Carrier.REFERENCE_PERIOD;

    /** Folds a field whose first value lies at this screen pixel, all of equal weight. About 1 ns a value. */
    public static TileFold of(float[] field, Window window) {
        int[] across = counts(window.left(), window.width());
        int[] down = counts(window.top(), window.height());
        float[] coverage = new float[SIDE * SIDE];
        for (int i = 0; i < coverage.length; i++) {
            coverage[i] = across[i % SIDE] * down[i / SIDE];
        }
        return new TileFold(folded(field, window), coverage);
    }

    /** The same where places count by weight; the field's values have been multiplied by it. */
    public static TileFold weighted(float[] field, float[] weight, Window window) {
        return new TileFold(folded(field, window), folded(weight, window));
    }

    /** The fold of the same screen turned by 180 degrees about the outer corner of screen pixel (0, 0). */
    public TileFold turned() {
        return new TileFold(reversed(sums), reversed(coverage));
    }

    private static float[] reversed(float[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            out[i] = values[values.length - 1 - i];
        }
        return out;
    }

    private static float[] folded(float[] field, Window window) {
        float[] sums = new float[SIDE * SIDE];
        int firstColumn = Math.floorMod(window.left(), SIDE);
        for (int y = 0; y < window.height(); y++) {
            int row = Math.floorMod(window.top() + y, SIDE) * SIDE;
            int line = y * window.width();
            int x = 0;
            int column = firstColumn;
            while (x < window.width()) {
                int run = Math.min(SIDE - column, window.width() - x);
                addRun(field, line + x, sums, row + column, run);
                x += run;
                column = 0;
            }
        }
        return sums;
    }

    /** How often each column (or row) of the fold is covered. */
    private static int[] counts(int first, int size) {
        int[] counts = new int[SIDE];
        Arrays.fill(counts, size / SIDE);
        for (int i = 0; i < size % SIDE; i++) {
            counts[Math.floorMod(first + i, SIDE)]++;
        }
        return counts;
    }

    private static void addRun(float[] from, int at, float[] to, int target, int run) {
        for (int i = 0; i < run; i++) {
            to[target + i] += from[at + i];
        }
    }
}
