package io.yingdun.watermark.signal;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.DFT_COMPLEX_OUTPUT;
import static org.bytedeco.opencv.global.opencv_core.dft;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;
import static org.bytedeco.opencv.global.opencv_imgproc.dilate;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
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
        int columns = width / 2 + 1;
        float[] power = power(residual, width, height);
        try (PointerScope scope = new PointerScope()) {
            Mat mat = new Mat(height, columns, CV_32FC1, new FloatPointer(power));
            Mat mean = new Mat();
            int boxWidth = boxSide(background, width, residual.width(), columns);
            int boxHeight = boxSide(background, height, residual.height(), height);
            blur(mat, mean, new Size(boxWidth, boxHeight));
            FloatBuffer means = mean.createBuffer();
            float[] row = new float[columns];
            for (int y = 0; y < height; y++) {
                means.get(y * columns, row);
                for (int x = 0; x < columns; x++) {
                    float whitened = power[y * columns + x] / (row[x] + 1e-9f);
                    power[y * columns + x] = whitened < cut ? whitened : cut + (float) Math.log(whitened / cut);
                }
            }
        }
        return new WhitenedSpectrum(width, height, power);
    }

    /** Of the residual under a Hann window, padded; large arrays are kept by OpenCV, one row at a time here. */
    private static float[] power(Residual residual, int width, int height) {
        try (PointerScope scope = new PointerScope()) {
            Mat field = new Mat(height, width, CV_32FC1, new Scalar(0));
            window(residual, field.createBuffer(), width);
            Mat transform = new Mat();
            dft(field, transform, DFT_COMPLEX_OUTPUT, residual.height());
            FloatBuffer coefficients = transform.createBuffer();
            int columns = width / 2 + 1;
            float[] row = new float[2 * columns];
            float[] power = new float[columns * height];
            for (int y = 0; y < height; y++) {
                coefficients.get(2 * y * width, row);
                for (int x = 0; x < columns; x++) {
                    power[y * columns + x] = row[2 * x] * row[2 * x] + row[2 * x + 1] * row[2 * x + 1];
                }
            }
            return power;
        }
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

    private static void window(Residual residual, FloatBuffer field, int width) {
        float[] across = hann(residual.width());
        float[] down = hann(residual.height());
        float[] row = new float[residual.width()];
        for (int y = 0; y < residual.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = residual.values()[y * residual.width() + x] * across[x] * down[y];
            }
            field.put(y * width, row);
        }
    }

    private static float[] hann(int size) {
        float[] window = new float[size];
        for (int i = 0; i < size; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / size));
        }
        return window;
    }
}
