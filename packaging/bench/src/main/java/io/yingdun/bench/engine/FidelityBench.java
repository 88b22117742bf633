package io.yingdun.bench.engine;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import java.awt.image.BufferedImage;
import java.io.PrintStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What the overlay changes on a screen: PSNR over all channels, mean and largest difference in grey levels, mean SSIM of
 * luma (Wang et al. 2004, Gaussian window of 1.5 px). Argument, optional: strength (5).
 */
public final class FidelityBench {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final double SSIM_WINDOW = 1.5;
    private static final double C1 = square(0.01 * 255);
    private static final double C2 = square(0.03 * 255);

    private final Fleet fleet = new Fleet(1, 16);
    private final PrintStream out;

    private FidelityBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        int level = arguments.length > 0 ? Integer.parseInt(arguments[0]) : Strength.DEFAULT.level();
        new FidelityBench(System.out).run(Strength.ofLevel(level));
    }

    private void run(Strength strength) {
        out.printf(
                "strength %d: alpha %d, deviation %.2f grey levels%n",
                strength.level(), strength.alpha(), strength.deviation());
        out.printf("%-26s %8s %10s %9s %8s%n", "scene", "PSNR dB", "mean diff", "max diff", "SSIM");
        for (Scene scene : Scene.values()) {
            BufferedImage screen = scene.screen(WIDTH, HEIGHT, 1);
            int[] bare = screen.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
            Token token = fleet.token(scene.ordinal());
            print(scene.title(), bare, fleet.marked(bare, WIDTH, token, strength, 1.0));
        }
    }

    private void print(String title, int[] bare, int[] marked) {
        double squares = 0;
        double sum = 0;
        int largest = 0;
        for (int i = 0; i < bare.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                int difference = Math.abs((bare[i] >> shift & 0xff) - (marked[i] >> shift & 0xff));
                squares += difference * difference;
                sum += difference;
                largest = Math.max(largest, difference);
            }
        }
        double count = 3.0 * bare.length;
        double psnr = 10 * Math.log10(square(255) * count / squares);
        out.printf("%-26s %8.2f %10.2f %9d %8.4f%n", title, psnr, sum / count, largest, ssim(bare, marked));
    }

    private static double ssim(int[] a, int[] b) {
        float[] x = luma(a);
        float[] y = luma(b);
        float[] mx = blurred(x);
        float[] my = blurred(y);
        float[] xx = blurred(product(x, x));
        float[] yy = blurred(product(y, y));
        float[] xy = blurred(product(x, y));
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double vx = xx[i] - mx[i] * mx[i];
            double vy = yy[i] - my[i] * my[i];
            double cov = xy[i] - mx[i] * my[i];
            sum += (2 * mx[i] * my[i] + C1) * (2 * cov + C2) / ((mx[i] * mx[i] + my[i] * my[i] + C1) * (vx + vy + C2));
        }
        return sum / x.length;
    }

    private static float[] luma(int[] rgb) {
        float[] luma = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            luma[i] = 0.299f * (rgb[i] >> 16 & 0xff) + 0.587f * (rgb[i] >> 8 & 0xff) + 0.114f * (rgb[i] & 0xff);
        }
        return luma;
    }

    private static float[] product(float[] a, float[] b) {
        float[] product = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    private static float[] blurred(float[] values) {
        try (PointerScope scope = new PointerScope()) {
            Mat from = new Mat(HEIGHT, WIDTH, CV_32FC1, new FloatPointer(values));
            Mat to = new Mat();
            GaussianBlur(from, to, new Size(11, 11), SSIM_WINDOW);
            float[] out = new float[values.length];
            new FloatPointer(to.data()).get(out);
            return out;
        }
    }

    private static double square(double value) {
        return value * value;
    }
}
