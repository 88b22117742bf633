package io.yingdun.watermark.signal;

import io.yingdun.watermark.carrier.Carrier;
import java.util.Arrays;

/**
 * A rectified residual demodulated cell by cell: the sum of value times exp(−2πi (kx x + ky y) / period) over each cell of
 * 32 x 32 screen pixels. Phases count from screen pixel (0, 0), not from the cell's corner. About 0.5 ns a pixel and
 * frequency.
 *
 * @param columns of cells
 * @param rows of cells
 * @param real parts, frequency by frequency, row by row
 * @param imaginary parts in the same order
 */
public record ToneCells(int columns, int rows, float[] real, float[] imaginary) {
    /** Side of a cell in screen pixels. */
    public static final int CELL = 32;

    /** At these frequencies, in periods a tile; pixels beyond the last whole cell are left out if there is one. */
    public static ToneCells of(float[] field, Window window, double[] kx, double[] ky) {
        int columns = Math.max(1, window.width() / CELL);
        int rows = Math.max(1, window.height() / CELL);
        ToneCells cells = new ToneCells(
                columns, rows, new float[kx.length * columns * rows], new float[kx.length * columns * rows]);
        int width = Math.min(columns * CELL, window.width());
        float[] sumRe = new float[width];
        float[] sumIm = new float[width];
        for (int tone = 0; tone < kx.length; tone++) {
            float[] cosine = new float[width];
            float[] sine = new float[width];
            for (int x = 0; x < width; x++) {
                double turn = 2 * Math.PI * kx[tone] * (window.left() + x) / Carrier.REFERENCE_PERIOD;
                cosine[x] = (float) Math.cos(turn);
                sine[x] = (float) Math.sin(turn);
            }
            for (int row = 0; row < rows; row++) {
                int end = Math.min((row + 1) * CELL, window.height());
                Arrays.fill(sumRe, 0);
                Arrays.fill(sumIm, 0);
                for (int y = row * CELL; y < end; y++) {
                    double turn = 2 * Math.PI * ky[tone] * (window.top() + y) / Carrier.REFERENCE_PERIOD;
                    addRow(field, y * window.width(), sumRe, sumIm, (float) Math.cos(turn), (float) Math.sin(turn));
                }
                cells.gather((tone * rows + row) * columns, sumRe, sumIm, cosine, sine);
            }
        }
        return cells;
    }

    private static void addRow(float[] field, int line, float[] sumRe, float[] sumIm, float c, float s) {
        for (int x = 0; x < sumRe.length; x++) {
            sumRe[x] += field[line + x] * c;
            sumIm[x] -= field[line + x] * s;
        }
    }

    private void gather(int base, float[] sumRe, float[] sumIm, float[] cosine, float[] sine) {
        for (int x = 0; x < sumRe.length; x++) {
            int cell = base + x / CELL;
            real[cell] += sumRe[x] * cosine[x] + sumIm[x] * sine[x];
            imaginary[cell] += sumIm[x] * cosine[x] - sumRe[x] * sine[x];
        }
    }
}
