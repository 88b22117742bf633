package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.Harmonic;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.signal.PilotSearch;
import io.yingdun.watermark.signal.ToneCells;
import io.yingdun.watermark.signal.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The pilot tones of a rectified residual cell by cell, from which a nearly right geometry is made exact.
 *
 * <p>Each cell of 32 screen pixels is reduced to nine complex numbers once (about 5 ns a pixel); after that the sum of
 * all tones in phase under any small change of geometry costs a few thousand multiplications. The change is a shift and
 * a stretch of each axis about the middle; the sum is climbed by Newton's method from a small grid of stretches.
 */
final class PilotField {
    private static final int CELL = ToneCells.CELL;
    private static final int NEWTON_STEPS = 12;
    private static final double STRETCH_PIXELS = 0.7;
    private static final int STRETCH_STEPS = 5;
    private static final int CLIMBS = 4;
    private static final int PARAMETERS = 4;

    private final List<Harmonic> tones;
    private final int columns;
    private final int rows;
    private final Window window;
    private final float[] real;
    private final float[] imaginary;

    private PilotField(List<Harmonic> tones, Window window, ToneCells cells) {
        this.tones = tones;
        this.window = window;
        columns = cells.columns();
        rows = cells.rows();
        real = cells.real();
        imaginary = cells.imaginary();
        for (int i = 0; i < real.length; i++) {
            double phase = tones.get(i / (columns * rows)).phase();
            float c = (float) Math.cos(phase);
            float s = (float) Math.sin(phase);
            float re = real[i];
            real[i] = re * c + imaginary[i] * s;
            imaginary[i] = imaginary[i] * c - re * s;
        }
    }

    /** Demodulates a rectified residual; the carrier's phases are taken off. */
    static PilotField of(float[] field, Window window, Carrier carrier) {
        List<Harmonic> tones = carrier.pilot();
        double[] kx = tones.stream().mapToDouble(Harmonic::kx).toArray();
        double[] ky = tones.stream().mapToDouble(Harmonic::ky).toArray();
        return new PilotField(tones, window, ToneCells.of(field, window, kx, ky));
    }

    /**
     * The change of geometry, in screen pixels, under which the pilot is strongest, starting from this shift. An even one
     * stretches both axes alike, which noise bends less.
     */
    Homography refine(PilotSearch.Shift start, boolean even) {
        List<Climb> starts = new ArrayList<>();
        double reachX = STRETCH_PIXELS / Math.max(window.width() / 2.0, 1);
        double reachY = STRETCH_PIXELS / Math.max(window.height() / 2.0, 1);
        for (int i = -STRETCH_STEPS; i <= STRETCH_STEPS; i++) {
            for (int j = -STRETCH_STEPS; j <= STRETCH_STEPS; j++) {
                if (!even || i == j) {
                    double stretchY = even ? i * reachX : j * reachY;
                    double[] p = {start.dx(), start.dy(), i * reachX, stretchY};
                    starts.add(new Climb(p, moments(p).value));
                }
            }
        }
        starts.sort(Comparator.comparingDouble(Climb::value).reversed());
        double[] best = starts.stream()
                .limit(CLIMBS)
                .map(climb -> climb(climb, even))
                .max(Comparator.comparingDouble(Climb::value))
                .orElseThrow()
                .parameters();
        double cx = window.left() + window.width() / 2.0;
        double cy = window.top() + window.height() / 2.0;
        return Homography.affine(1 + best[2], 0, best[0] - best[2] * cx, 0, 1 + best[3], best[1] - best[3] * cy);
    }

    /** Shift x, shift y, stretch x, stretch y, and the pilot sum there. */
    private record Climb(double[] parameters, double value) {}

    private Climb climb(Climb start, boolean even) {
        Climb here = start;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            Moments moments = moments(here.parameters());
            if (even) {
                moments.tieStretches();
            }
            double[] change = solve(moments.curvature, moments.gradient);
            if (even) {
                change[3] = change[2];
            }
            Climb next = here;
            for (double fraction = 1; fraction > 0.05 && next.value() <= here.value(); fraction /= 3) {
                double[] trial = here.parameters().clone();
                for (int i = 0; i < PARAMETERS; i++) {
                    trial[i] += fraction * change[i];
                }
                next = new Climb(trial, moments(trial).value);
            }
            if (next.value() <= here.value() * (1 + 1e-6)) {
                break;
            }
            here = next;
        }
        return here;
    }

    /** The pilot sum at (shift x, shift y, stretch x, stretch y), and its moments over the field. */
    private Moments moments(double[] p) {
        Moments total = new Moments();
        double[] cosine = new double[columns];
        double[] sine = new double[columns];
        for (int tone = 0; tone < tones.size(); tone++) {
            double kx = 2 * Math.PI * tones.get(tone).kx() / Carrier.REFERENCE_PERIOD;
            double ky = 2 * Math.PI * tones.get(tone).ky() / Carrier.REFERENCE_PERIOD;
            for (int column = 0; column < columns; column++) {
                double turn = kx * (p[0] + p[2] * across(column));
                cosine[column] = Math.cos(turn);
                sine[column] = Math.sin(turn);
            }
            for (int row = 0; row < rows; row++) {
                double turn = ky * (p[1] + p[3] * down(row));
                RowSum sum = new RowSum(cosine, sine, (tone * rows + row) * columns);
                total.add(sum, Math.cos(turn), Math.sin(turn), down(row), kx, ky);
            }
        }
        return total;
    }

    private double across(int column) {
        return (column + 0.5) * CELL - window.width() / 2.0;
    }

    private double down(int row) {
        return (row + 0.5) * CELL - window.height() / 2.0;
    }

    /** Sums of one row of cells times 1, x and x², real and imaginary. */
    private final class RowSum {
        private final double[] re = new double[3];
        private final double[] im = new double[3];

        RowSum(double[] cosine, double[] sine, int base) {
            for (int column = 0; column < columns; column++) {
                double x = across(column);
                double r = real[base + column] * cosine[column] - imaginary[base + column] * sine[column];
                double i = real[base + column] * sine[column] + imaginary[base + column] * cosine[column];
                re[0] += r;
                re[1] += r * x;
                re[2] += r * x * x;
                im[0] += i;
                im[1] += i * x;
                im[2] += i * x * x;
            }
        }
    }

    /** The sum, its gradient and the negative of its curvature. */
    private static final class Moments {
        private double value;
        private final double[] gradient = new double[PARAMETERS];
        private final double[][] curvature = new double[PARAMETERS][PARAMETERS];

        void add(RowSum row, double c, double s, double y, double kx, double ky) {
            double re = row.re[0] * c - row.im[0] * s;
            double reX = row.re[1] * c - row.im[1] * s;
            double im = row.re[0] * s + row.im[0] * c;
            double imX = row.re[1] * s + row.im[1] * c;
            double reXX = row.re[2] * c - row.im[2] * s;
            value += re;
            gradient[0] -= im * kx;
            gradient[1] -= im * ky;
            gradient[2] -= imX * kx;
            gradient[3] -= im * ky * y;
            add(0, 0, re * kx * kx);
            add(0, 1, re * kx * ky);
            add(0, 2, reX * kx * kx);
            add(0, 3, re * kx * ky * y);
            add(1, 1, re * ky * ky);
            add(1, 2, reX * kx * ky);
            add(1, 3, re * ky * ky * y);
            add(2, 2, reXX * kx * kx);
            add(2, 3, reX * kx * ky * y);
            add(3, 3, re * ky * ky * y * y);
        }

        /** Makes the third parameter the common stretch and takes the fourth out. */
        void tieStretches() {
            gradient[2] += gradient[3];
            gradient[3] = 0;
            for (int i = 0; i < 2; i++) {
                curvature[i][2] += curvature[i][3];
                curvature[2][i] = curvature[i][2];
                curvature[i][3] = 0;
                curvature[3][i] = 0;
            }
            curvature[2][2] += 2 * curvature[2][3] + curvature[3][3];
            curvature[2][3] = 0;
            curvature[3][2] = 0;
            curvature[3][3] = 1;
        }

        private void add(int i, int j, double amount) {
            curvature[i][j] += amount;
            if (i != j) {
                curvature[j][i] += amount;
            }
        }
    }

    /** Gaussian elimination with a ridge that keeps the matrix positive where cells disagree. */
    private static double[] solve(double[][] matrix, double[] right) {
        double[] x = right.clone();
        for (int i = 0; i < PARAMETERS; i++) {
            matrix[i][i] += 1e-3 * Math.abs(matrix[i][i]) + 1e-9;
        }
        for (int i = 0; i < PARAMETERS; i++) {
            for (int j = i + 1; j < PARAMETERS; j++) {
                double factor = matrix[j][i] / matrix[i][i];
                for (int k = i; k < PARAMETERS; k++) {
                    matrix[j][k] -= factor * matrix[i][k];
                }
                x[j] -= factor * x[i];
            }
        }
        for (int i = PARAMETERS - 1; i >= 0; i--) {
            for (int k = i + 1; k < PARAMETERS; k++) {
                x[i] -= matrix[i][k] * x[k];
            }
            x[i] /= matrix[i][i];
        }
        return x;
    }
}
