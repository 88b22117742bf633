package io.yingdun.bench.engine;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.testkit.Fidelity;
import io.yingdun.watermark.testkit.Scielab;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What the overlay changes on a screen: PSNR over all channels, mean and largest difference in grey levels, mean SSIM of
 * luma (Wang et al. 2004, Gaussian window of 1.5 px), S-CIELAB difference of the pattern. Argument, optional: strength
 * (5); or {@code --page FOLDER}, which draws the magnified pictures of the manual's page instead.
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

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2 && arguments[0].equals("--page")) {
            new MagnifiedPairs(Path.of(arguments[1])).draw();
            return;
        }
        int level = arguments.length > 0 ? Integer.parseInt(arguments[0]) : Strength.DEFAULT.level();
        new FidelityBench(System.out).run(Strength.ofLevel(level));
    }

    private void run(Strength strength) {
        out.printf(
                "strength %d: alpha %d, deviation %.2f grey levels%n",
                strength.level(), strength.alpha(), strength.deviation());
        out.printf(
                "%-26s %8s %10s %9s %8s %10s %8s%n",
                "scene", "PSNR dB", "mean diff", "max diff", "SSIM", "S-CIELAB", "p99");
        for (Scene scene : Scene.values()) {
            BufferedImage screen = scene.screen(WIDTH, HEIGHT, 1);
            int[] bare = Rgb.pixels(screen);
            Token token = fleet.token(scene.ordinal());
            print(scene.title(), bare, fleet.marked(bare, WIDTH, token, strength, 1.0));
        }
    }

    private void print(String title, int[] bare, int[] marked) {
        Fidelity fidelity = Fidelity.of(bare, marked);
        Scielab.Difference seen = new Scielab(1).pattern(bare, marked, WIDTH);
        out.printf(
                "%-26s %8.2f %10.2f %9d %8.4f %10.3f %8.2f%n",
                title,
                fidelity.psnr(),
                fidelity.mean(),
                fidelity.largest(),
                ssim(bare, marked),
                seen.mean(),
                seen.percentile99());
    }

    private static double ssim(int[] a, int[] b) {
        float[] x = Residuals.luma(a);
        float[] y = Residuals.luma(b);
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
