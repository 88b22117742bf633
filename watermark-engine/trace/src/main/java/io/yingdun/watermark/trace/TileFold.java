package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import java.util.Arrays;

/**
 * All copies of the tile added up, modulo twice its period: the mark lives on the even frequencies only, so the odd ones
 * tell the noise.
 *
 * @param sums 250 x 250, row by row
 * @param across how many field columns went into each column
 * @param down how many field rows went into each row
 */
record TileFold(float[] sums, int[] across, int[] down) {
    /** Twice the tile period. */
    static final int SIDE = 2 * Carrier.REFERENCE_PERIOD;

    /** Folds a field whose first value lies at this screen pixel. About 1 ns a value. */
    static TileFold of(float[] field, Window window) {
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
        return new TileFold(sums, counts(window.left(), window.width()), counts(window.top(), window.height()));
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
