package io.yingdun.bench.engine;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.DFT_INVERSE;
import static org.bytedeco.opencv.global.opencv_core.DFT_REAL_OUTPUT;
import static org.bytedeco.opencv.global.opencv_core.DFT_SCALE;
import static org.bytedeco.opencv.global.opencv_core.dft;

import io.yingdun.watermark.signal.Fourier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/** Cuts frequencies out of a picture, as one does who means to remove a pilot. */
final class Notch {
    /** Where a mark of this kind may have its tones, cycles a pixel; known to whoever read the papers. */
    private static final double LOWEST = 0.045;

    private static final double HIGHEST = 0.14;

    /** Text and tables put their own lines on the axes. */
    private static final double OFF_AXES = 0.012;

    private static final int WINDOW = 256;

    private Notch() {}

    /** A frequency in cycles a pixel. */
    record Tone(double u, double v) {}

    /** The so many strongest frequencies of the mean spectrum over windows: what is found without a key. */
    static List<Tone> strongest(int[] rgb, int width, int most) {
        float[] luma = Residuals.of(rgb, width);
        int height = rgb.length / width;
        double[] power = new double[WINDOW * WINDOW];
        for (int top = 0; top + WINDOW <= height; top += WINDOW / 2) {
            for (int left = 0; left + WINDOW <= width; left += WINDOW / 2) {
                addPower(luma, width, left, top, power);
            }
        }
        List<Tone> peaks = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        for (int y = 0; y < WINDOW / 2; y++) {
            for (int x = 0; x < WINDOW; x++) {
                double u = (x < WINDOW / 2 ? x : x - WINDOW) / (double) WINDOW;
                double v = y / (double) WINDOW;
                double radius = Math.hypot(u, v);
                boolean inBand = radius >= LOWEST && radius <= HIGHEST && Math.abs(u) > OFF_AXES && v > OFF_AXES;
                if (inBand && isPeak(power, x, y)) {
                    peaks.add(new Tone(u, v));
                    heights.add(power[y * WINDOW + x]);
                }
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < peaks.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> heights.get(i)).reversed());
        return order.stream().limit(most).map(peaks::get).toList();
    }

    private static void addPower(float[] luma, int width, int left, int top, double[] power) {
        float[] part = new float[WINDOW * WINDOW];
        for (int i = 0; i < part.length; i++) {
            double across = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i % WINDOW) / WINDOW);
            double down = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i / WINDOW) / WINDOW);
            part[i] = (float) (across * down * luma[(top + i / WINDOW) * width + left + i % WINDOW]);
        }
        float[] spectrum = Fourier.transform(part, WINDOW, WINDOW);
        for (int i = 0; i < power.length; i++) {
            power[i] += spectrum[2 * i] * spectrum[2 * i] + spectrum[2 * i + 1] * spectrum[2 * i + 1];
        }
    }

    private static boolean isPeak(double[] power, int x, int y) {
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int at = Math.floorMod(y + dy, WINDOW) * WINDOW + Math.floorMod(x + dx, WINDOW);
                if (power[at] > power[y * WINDOW + x]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The picture without what lies within this many cycles a pixel of the tones, in luma. */
    static int[] without(int[] rgb, int width, List<Tone> tones, double radius) {
        int height = rgb.length / width;
        float[] cut;
        try (PointerScope scope = new PointerScope()) {
            float[] spectrum = Fourier.transform(Residuals.luma(rgb), width, height);
            for (int y = 0; y < height; y++) {
                double v = (y <= height / 2 ? y : y - height) / (double) height;
                for (int x = 0; x < width; x++) {
                    double u = (x <= width / 2 ? x : x - width) / (double) width;
                    boolean kept = tones.stream()
                            .anyMatch(tone -> Math.hypot(u - tone.u(), v - tone.v()) <= radius
                                    || Math.hypot(u + tone.u(), v + tone.v()) <= radius);
                    if (!kept) {
                        spectrum[2 * (y * width + x)] = 0;
                        spectrum[2 * (y * width + x) + 1] = 0;
                    }
                }
            }
            cut = restored(spectrum, width, height);
        }
        return Residuals.minus(rgb, cut);
    }

    private static float[] restored(float[] spectrum, int width, int height) {
        Mat from = new Mat(height, width, CV_32FC2, new FloatPointer(spectrum));
        Mat to = new Mat();
        dft(from, to, DFT_INVERSE | DFT_SCALE | DFT_REAL_OUTPUT, 0);
        float[] plane = new float[width * height];
        new FloatPointer(to.data()).get(plane);
        return plane;
    }
}
