package io.yingdun.watermark.signal;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;
import static org.bytedeco.opencv.global.opencv_imgproc.dilate;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The power of a residual's spectrum over its local mean; 1 is chance. Beyond the cut it grows with its logarithm only, so
 * that no single line can carry a sum, and yet the middle of a strong peak is its highest point.
 *
 * @param width of the transform; columns 0 to width/2 are kept
 * @param height of the transform, all rows kept
 * @param power row by row, width/2 + 1 columns
 */
public record WhitenedSpectrum(int width, int height, float[] power) {

    /** Background is the side of the averaging box, in independent frequencies of the residual. */
    public static WhitenedSpectrum of(Residual residual, int width, int height, int background, float cut) {
        float[] spectrum = Fourier.transform(windowed(residual, width, height), width, height);
        int columns = width / 2 + 1;
        float[] power = new float[columns * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < columns; x++) {
                int at = 2 * (y * width + x);
                power[y * columns + x] = spectrum[at] * spectrum[at] + spectrum[at + 1] * spectrum[at + 1];
            }
        }
        float[] mean = boxMean(
                power,
                columns,
                height,
                boxSide(background, width, residual.width(), columns),
                boxSide(background, height, residual.height(), height));
        for (int i = 0; i < power.length; i++) {
            float whitened = power[i] / (mean[i] + 1e-9f);
            power[i] = whitened < cut ? whitened : cut + (float) Math.log(whitened / cut);
        }
        return new WhitenedSpectrum(width, height, power);
    }

    /** At a frequency in periods a field pixel, the nearest value. */
    public float at(double fx, double fy) {
        int x = (int) Math.round(fx * width);
        int y = (int) Math.round(fy * height);
        if (x < 0) {
            x = -x;
            y = -y;
        }
        int row = y < 0 ? y + height : y;
        return power[Math.min(row, height - 1) * (width / 2 + 1) + x];
    }

    /** Every value replaced by the largest of its 5 x 5 neighbours, for searches in coarse steps. */
    public WhitenedSpectrum widened() {
        int columns = width / 2 + 1;
        try (PointerScope scope = new PointerScope()) {
            Mat from = new Mat(height, columns, CV_32FC1, new FloatPointer(power));
            Mat to = new Mat();
            Mat box = Mat.ones(5, 5, CV_8UC1).asMat();
            dilate(from, to, box);
            float[] out = new float[power.length];
            new FloatPointer(to.data()).get(out);
            return new WhitenedSpectrum(width, height, out);
        }
    }

    private static int boxSide(int background, int padded, int size, int most) {
        int side = (int) Math.round((double) background * padded / size);
        return Math.min(side, most - 1) | 1;
    }

    private static float[] boxMean(float[] values, int columns, int rows, int boxWidth, int boxHeight) {
        try (PointerScope scope = new PointerScope()) {
            Mat mat = new Mat(rows, columns, CV_32FC1, new FloatPointer(values));
            Mat mean = new Mat();
            blur(mat, mean, new Size(boxWidth, boxHeight));
            float[] out = new float[values.length];
            new FloatPointer(mean.data()).get(out);
            return out;
        }
    }

    private static float[] windowed(Residual residual, int width, int height) {
        float[] across = hann(residual.width());
        float[] down = hann(residual.height());
        float[] out = new float[width * height];
        for (int y = 0; y < residual.height(); y++) {
            for (int x = 0; x < residual.width(); x++) {
                out[y * width + x] = residual.values()[y * residual.width() + x] * across[x] * down[y];
            }
        }
        return out;
    }

    private static float[] hann(int size) {
        float[] window = new float[size];
        for (int i = 0; i < size; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / size));
        }
        return window;
    }
}
