package io.yingdun.watermark.testkit;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How far apart two screens look: S-CIELAB (Zhang and Wandell, "A spatial extension of CIELAB for digital color image
 * reproduction", SID 1996). Each of three opponent channels is smoothed as the eye does, then the colour difference is
 * taken in CIELAB (CIE 1976, white D65), pixel by pixel.
 *
 * <p>Colours are sRGB (IEC 61966-2-1). Of the difference a local mean over 3.8 degrees is taken off, so that what is
 * measured is the pattern and not the even, unnoticed change of brightness under it. A difference of 1 is commonly taken
 * as just noticeable. Not thread-safe in what it costs: 0.3 s for a megapixel.
 */
public final class Scielab {
    /** Screen pixels a degree of sight: 96 dpi seen from 60 cm, 96/2.54 · 60 · tan 1°. */
    public static final double PIXELS_PER_DEGREE = 39.6;

    private static final double LOCAL_MEAN_DEGREES = 3.8;

    /** Weight and spread in degrees of each channel's Gaussians exp(-x²/spread²). */
    private static final double[][][] CHANNELS = {
        {{0.921, 0.0283}, {0.105, 0.133}, {-0.108, 4.336}},
        {{0.531, 0.0392}, {0.330, 0.494}},
        {{0.488, 0.0536}, {0.371, 0.386}}
    };

    private static final double[][] RGB_TO_XYZ = {
        {0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}
    };
    private static final double[][] XYZ_TO_OPPONENT = {
        {0.279, 0.72, -0.107}, {-0.449, 0.29, -0.077}, {0.086, -0.59, 0.501}
    };
    private static final double[][] OPPONENT_TO_XYZ = inverse(XYZ_TO_OPPONENT);
    private static final double[] WHITE = {0.9505, 1, 1.089};

    /** Wider Gaussians are taken on a smaller picture, in which they are at least so wide. */
    private static final double WIDEST = 8;

    private final double pixelsPerDegree;

    /**
     * Differences of the pattern over a screen.
     *
     * @param mean over all pixels
     * @param percentile99 that one pixel in a hundred exceeds
     */
    public record Difference(double mean, double percentile99) {}

    /** For a screen at 96 dpi times this display scaling, seen from 60 cm. */
    public Scielab(double displayScale) {
        pixelsPerDegree = PIXELS_PER_DEGREE * displayScale;
    }

    /** The visible pattern of one screen against the other; opaque pixels, row by row. */
    public Difference pattern(int[] bare, int[] shown, int width) {
        float[][] from = seen(bare, width);
        float[][] to = seen(shown, width);
        double[] squares = new double[bare.length];
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < bare.length; i++) {
                to[channel][i] -= from[channel][i];
            }
            float[] mean = localMean(to[channel], width);
            for (int i = 0; i < bare.length; i++) {
                double difference = to[channel][i] - mean[i];
                squares[i] += difference * difference;
            }
        }
        double[] differences = Arrays.stream(squares).map(Math::sqrt).sorted().toArray();
        double mean = Arrays.stream(differences).average().orElseThrow();
        return new Difference(mean, differences[differences.length * 99 / 100]);
    }

    /** L*, a* and b* of every pixel as the eye resolves them. */
    private float[][] seen(int[] rgb, int width) {
        float[][] planes = opponent(rgb);
        for (int channel = 0; channel < 3; channel++) {
            planes[channel] = smoothed(planes[channel], width, CHANNELS[channel]);
        }
        for (int i = 0; i < rgb.length; i++) {
            double[] f = new double[3];
            for (int k = 0; k < 3; k++) {
                double[] row = OPPONENT_TO_XYZ[k];
                f[k] = compressed((row[0] * planes[0][i] + row[1] * planes[1][i] + row[2] * planes[2][i]) / WHITE[k]);
            }
            planes[0][i] = (float) (116 * f[1] - 16);
            planes[1][i] = (float) (500 * (f[0] - f[1]));
            planes[2][i] = (float) (200 * (f[1] - f[2]));
        }
        return planes;
    }

    private static float[][] opponent(int[] rgb) {
        double[] linear = new double[256];
        for (int i = 0; i < linear.length; i++) {
            double value = i / 255.0;
            linear[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        double[][] m = multiply(XYZ_TO_OPPONENT, RGB_TO_XYZ);
        float[][] planes = new float[3][rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            double red = linear[rgb[i] >> 16 & 0xff];
            double green = linear[rgb[i] >> 8 & 0xff];
            double blue = linear[rgb[i] & 0xff];
            for (int k = 0; k < 3; k++) {
                planes[k][i] = (float) (m[k][0] * red + m[k][1] * green + m[k][2] * blue);
            }
        }
        return planes;
    }

    private float[] smoothed(float[] plane, int width, double[][] gaussians) {
        double total = Arrays.stream(gaussians).mapToDouble(g -> g[0]).sum();
        try (PointerScope scope = new PointerScope()) {
            Mat from = mat(plane, width);
            Mat sum = Mat.zeros(from.rows(), from.cols(), CV_32FC1).asMat();
            for (double[] gaussian : gaussians) {
                Mat soft = blurred(from, gaussian[1] * pixelsPerDegree / Math.sqrt(2));
                addWeighted(sum, 1, soft, gaussian[0] / total, 0, sum);
            }
            return floats(sum);
        }
    }

    private static Mat blurred(Mat from, double deviation) {
        int factor = Math.max(1, (int) (deviation / WIDEST));
        Mat small = from;
        if (factor > 1) {
            small = new Mat();
            Size size = new Size(Math.max(1, from.cols() / factor), Math.max(1, from.rows() / factor));
            resize(from, small, size, 0, 0, INTER_AREA);
        }
        Mat soft = new Mat();
        GaussianBlur(small, soft, new Size(0, 0), deviation / factor, deviation / factor, BORDER_REFLECT, 0);
        if (factor > 1) {
            Mat large = new Mat();
            resize(soft, large, new Size(from.cols(), from.rows()), 0, 0, INTER_LINEAR);
            soft = large;
        }
        return soft;
    }

    private float[] localMean(float[] plane, int width) {
        int side = (int) (LOCAL_MEAN_DEGREES * pixelsPerDegree / 2) * 2 + 1;
        try (PointerScope scope = new PointerScope()) {
            Mat mean = new Mat();
            blur(mat(plane, width), mean, new Size(side, side), new Point(-1, -1), BORDER_REFLECT);
            return floats(mean);
        }
    }

    private static Mat mat(float[] plane, int width) {
        Mat mat = new Mat(plane.length / width, width, CV_32FC1);
        new FloatPointer(mat.data()).put(plane);
        return mat;
    }

    private static float[] floats(Mat mat) {
        float[] values = new float[mat.rows() * mat.cols()];
        new FloatPointer(mat.data()).get(values);
        return values;
    }

    /** CIELAB's cube root, with its line near black. */
    private static double compressed(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double[][] multiply(double[][] a, double[][] b) {
        double[][] out = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    out[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return out;
    }

    private static double[][] inverse(double[][] m) {
        double[][] out = new double[3][3];
        double det = 0;
        for (int i = 0; i < 3; i++) {
            int a = (i + 1) % 3;
            int b = (i + 2) % 3;
            det += m[0][i] * (m[1][a] * m[2][b] - m[1][b] * m[2][a]);
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int a = (j + 1) % 3;
                int b = (j + 2) % 3;
                int c = (i + 1) % 3;
                int d = (i + 2) % 3;
                out[i][j] = (m[a][c] * m[b][d] - m[a][d] * m[b][c]) / det;
            }
        }
        return out;
    }
}
