package io.yingdun.bench.engine;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_imgproc.bilateralFilter;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/** What an attacker without a key can take out of a screenshot: its luma, what smoothing leaves of it, its mean tile. */
final class Residuals {
    private static final double RANGE = 12;
    private static final double SPACE = 5;
    private static final int DIAMETER = 13;

    /** Where content stays in the residual, it says nothing of the mark. */
    private static final float LARGEST = 5;

    private Residuals() {}

    static float[] luma(int[] rgb) {
        float[] luma = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            luma[i] = 0.299f * (rgb[i] >> 16 & 0xff) + 0.587f * (rgb[i] >> 8 & 0xff) + 0.114f * (rgb[i] & 0xff);
        }
        return luma;
    }

    /** Luma minus its edge-preserving smoothing. */
    static float[] of(int[] rgb, int width) {
        return of(luma(rgb), width);
    }

    static float[] of(float[] luma, int width) {
        try (PointerScope scope = new PointerScope()) {
            Mat from = new Mat(luma.length / width, width, CV_32FC1, new FloatPointer(luma));
            Mat smooth = new Mat();
            bilateralFilter(from, smooth, DIAMETER, RANGE, SPACE);
            float[] values = new float[luma.length];
            new FloatPointer(smooth.data()).get(values);
            for (int i = 0; i < values.length; i++) {
                values[i] = luma[i] - values[i];
            }
            return values;
        }
    }

    /** The mean over all copies of a tile of this period, for every pixel of the picture. */
    static float[] meanTile(int[] rgb, int width, int period) {
        float[] residual = of(rgb, width);
        float[] sum = new float[period * period];
        int[] count = new int[sum.length];
        for (int i = 0; i < residual.length; i++) {
            if (Math.abs(residual[i]) < LARGEST) {
                int at = i / width % period * period + i % width % period;
                sum[at] += residual[i];
                count[at]++;
            }
        }
        float[] out = new float[residual.length];
        for (int i = 0; i < out.length; i++) {
            int at = i / width % period * period + i % width % period;
            out[i] = sum[at] / Math.max(1, count[at]);
        }
        return out;
    }

    /** The picture with this taken off every channel. */
    static int[] minus(int[] rgb, float[] taken) {
        int[] out = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            out[i] = 0xff000000;
            for (int shift = 0; shift <= 16; shift += 8) {
                int value = Math.round((rgb[i] >> shift & 0xff) - taken[i]);
                out[i] |= Math.min(Math.max(value, 0), 255) << shift;
            }
        }
        return out;
    }
}
