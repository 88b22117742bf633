package io.yingdun.watermark.photo;

import static org.bytedeco.opencv.global.opencv_core.BORDER_DEFAULT;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.Harmonic;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.signal.Rectifier;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.ToneCells;
import io.yingdun.watermark.signal.Window;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The nine tones of a rectified residual in cells of 64 x 64 screen pixels, the carrier's phases taken off, in units of
 * the local noise, which is measured half a frequency beside each tone, where no mark can be.
 */
final class PilotCells {
    /** Side of a cell, screen pixels. */
    static final int SIDE = 2 * ToneCells.CELL;

    private static final double NOISE_SMOOTHING = 1.5;
    private static final float NOISE_FLOOR = 0.05f;
    private static final double WEIGHT_SMOOTHING = 2;
    private static final double WEIGHT_QUANTILE = 0.8;
    private static final float LEAST_WEIGHT = 0.05f;
    private static final float LARGEST_WEIGHT = 2;

    /** Field pixels a screen pixel below which every second screen pixel is enough. */
    private static final double COARSE_SCALE = 1;

    private final Window window;
    private final int fine;
    private final int tones;
    private final int columns;
    private final int rows;
    private final float[] real;
    private final float[] imaginary;
    private final float[] amplitude;
    private final float[] noise;

    /**
     * The part of the screen in this window, which is whole cells wide and high. Where the residual is coarser than the
     * screen, every second screen pixel tells as much as all of them in a quarter of the time.
     */
    static PilotCells of(Residual residual, Projection gridToField, Window window, Carrier carrier) {
        double scale = gridToField.scaleAt(window.left() + window.width() / 2.0, window.top() + window.height() / 2.0);
        int stride = scale < COARSE_SCALE ? 2 : 1;
        Window strided = new Window(
                window.left() / stride, window.top() / stride, window.width() / stride, window.height() / stride);
        float[] field = Rectifier.sample(residual, gridToField.after(Homography.scaling(stride, stride)), strided);
        return new PilotCells(field, window, stride, carrier);
    }

    private PilotCells(float[] field, Window window, int stride, Carrier carrier) {
        this.window = window;
        fine = 2 / stride;
        List<Harmonic> pilot = carrier.pilot();
        tones = pilot.size();
        columns = window.width() / SIDE;
        rows = window.height() / SIDE;
        double[] kx = new double[2 * tones];
        double[] ky = new double[2 * tones];
        for (int i = 0; i < tones; i++) {
            kx[i] = stride * pilot.get(i).kx();
            ky[i] = stride * pilot.get(i).ky();
            kx[tones + i] = kx[i] + 0.5 * stride;
            ky[tones + i] = ky[i] + 0.5 * stride;
        }
        Window strided = new Window(
                window.left() / stride, window.top() / stride, window.width() / stride, window.height() / stride);
        ToneCells cells = ToneCells.of(field, strided, kx, ky);
        int count = cells.columns() * cells.rows();
        float[] unit = new float[tones];
        float[] local = new float[count];
        for (int tone = 0; tone < tones; tone++) {
            double power = 0;
            for (int i = 0; i < count; i++) {
                power += noisePower(cells, tone, i);
            }
            unit[tone] = (float) Math.sqrt(power / count + 1e-12);
            for (int i = 0; i < count; i++) {
                local[i] += noisePower(cells, tone, i) / (unit[tone] * unit[tone]) / tones;
            }
        }
        float[] smooth = smoothed(local, cells.columns(), cells.rows(), NOISE_SMOOTHING);
        real = new float[tones * columns * rows];
        imaginary = new float[real.length];
        amplitude = new float[columns * rows];
        noise = new float[columns * rows];
        for (int tone = 0; tone < tones; tone++) {
            Harmonic h = pilot.get(tone);
            // The middle of a stride lies half a stride after its first pixel's outer corner.
            double offset = Math.PI * (stride - 1) * (h.kx() + h.ky()) / Carrier.REFERENCE_PERIOD;
            gather(cells, tone, h.phase() + offset, unit[tone], smooth);
        }
        for (int i = 0; i < count; i++) {
            noise[cell(cells, i)] += local[i] / (fine * fine);
        }
    }

    /** The cell that the i-th finer one lies in. */
    private int cell(ToneCells cells, int i) {
        return i / cells.columns() / fine * columns + i % cells.columns() / fine;
    }

    private float noisePower(ToneCells cells, int tone, int i) {
        int at = (tones + tone) * cells.columns() * cells.rows() + i;
        return cells.real()[at] * cells.real()[at] + cells.imaginary()[at] * cells.imaginary()[at];
    }

    private void gather(ToneCells cells, int tone, double phase, float unit, float[] smooth) {
        float c = (float) Math.cos(phase);
        float s = (float) Math.sin(phase);
        int base = tone * cells.columns() * cells.rows();
        for (int i = 0; i < cells.columns() * cells.rows(); i++) {
            int cell = cell(cells, i);
            float re = (cells.real()[base + i] * c + cells.imaginary()[base + i] * s) / unit;
            float im = (cells.imaginary()[base + i] * c - cells.real()[base + i] * s) / unit;
            float weight = (float) (1 / (fine * Math.sqrt(smooth[i] + NOISE_FLOOR)));
            real[tone * columns * rows + cell] += re * weight;
            imaginary[tone * columns * rows + cell] += im * weight;
            amplitude[cell] += re / (fine * fine * tones);
        }
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    Window window() {
        return window;
    }

    /** Tone by tone, row by row. */
    float[] real() {
        return real;
    }

    float[] imaginary() {
        return imaginary;
    }

    int tones() {
        return tones;
    }

    /** The rectangle of the screen over which the pilot's sum in phase stands highest over its noise. */
    Box clearest() {
        double[] sums = new double[(columns + 1) * (rows + 1)];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double here = 0;
                for (int tone = 0; tone < tones; tone++) {
                    here += real[tone * columns * rows + row * columns + column];
                }
                int above = row * (columns + 1) + column;
                int below = above + columns + 1;
                sums[below + 1] = here + sums[above + 1] + sums[below] - sums[above];
            }
        }
        int[] best = {0, 0, columns, rows};
        double highest = Double.NEGATIVE_INFINITY;
        for (int top = 0; top < rows; top++) {
            for (int bottom = top + 1; bottom <= rows; bottom++) {
                for (int left = 0; left < columns; left++) {
                    for (int right = left + 1; right <= columns; right++) {
                        double sum = sums[bottom * (columns + 1) + right]
                                - sums[bottom * (columns + 1) + left]
                                - sums[top * (columns + 1) + right]
                                + sums[top * (columns + 1) + left];
                        double score = sum / Math.sqrt((double) (right - left) * (bottom - top));
                        if (score > highest) {
                            highest = score;
                            best = new int[] {left, top, right, bottom};
                        }
                    }
                }
            }
        }
        return new Box(
                window.left() + best[0] * (double) SIDE,
                window.top() + best[1] * (double) SIDE,
                window.left() + best[2] * (double) SIDE,
                window.top() + best[3] * (double) SIDE);
    }

    /**
     * How much each cell should count when the payload is read: the amplitude of the pilot over the power of the noise,
     * both smoothed, relative to the strongest fifth; 0.05 to 2. Looks at the pilot alone, so it favours no token.
     */
    float[] weights() {
        float[] signal = smoothed(amplitude, columns, rows, WEIGHT_SMOOTHING);
        float[] power = smoothed(noise, columns, rows, WEIGHT_SMOOTHING);
        float floor = 0.1f * median(power);
        for (int i = 0; i < signal.length; i++) {
            signal[i] /= Math.max(power[i], floor) + 1e-9f;
        }
        float[] sorted = signal.clone();
        Arrays.sort(sorted);
        float high = Math.max(sorted[(int) (WEIGHT_QUANTILE * (sorted.length - 1))], 1e-6f);
        for (int i = 0; i < signal.length; i++) {
            signal[i] = Math.min(Math.max(signal[i] / high, LEAST_WEIGHT), LARGEST_WEIGHT);
        }
        return signal;
    }

    private static float median(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static float[] smoothed(float[] values, int columns, int rows, double deviation) {
        try (PointerScope scope = new PointerScope()) {
            Mat mat = new Mat(rows, columns, CV_32FC1, new FloatPointer(values));
            GaussianBlur(mat, mat, new Size(0, 0), deviation, deviation, BORDER_DEFAULT, 0);
            float[] out = new float[values.length];
            new FloatPointer(mat.data()).get(out);
            return out;
        }
    }
}
