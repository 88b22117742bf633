package io.yingdun.watermark.testkit;

import static org.bytedeco.opencv.global.opencv_core.BORDER_DEFAULT;
import static org.bytedeco.opencv.global.opencv_core.CV_16UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BayerRGGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.bilateralFilter;
import static org.bytedeco.opencv.global.opencv_imgproc.demosaicing;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A phone that photographs a screen: light of the sub-pixels through {@link ScreenOptics} onto a Bayer sensor with shot
 * and read noise, demosaicing, tone curve, noise reduction, sharpening, JPEG. Seeded: the same bytes in every run.
 *
 * @param width of the picture
 * @param height of the picture
 * @param blur standard deviation of the lens's point spread in picture pixels
 * @param distortion radial term of the lens: relative shift at half the width from the middle
 * @param electrons that white makes in a photosite; shot noise falls with its root
 * @param readNoise in electrons
 * @param denoising range of the edge-preserving smoothing in grey levels, 0 for none
 * @param sharpening share of the high frequencies that is added again
 * @param jpegQuality of the file
 */
public record PhoneCamera(
        int width,
        int height,
        double blur,
        double distortion,
        double electrons,
        double readNoise,
        double denoising,
        double sharpening,
        int jpegQuality) {
    private static final double WHITE = 1023;
    private static final double BLACK = 16;
    private static final double SHARPENING_RADIUS = 1.1;
    private static final double SMOOTHING_RADIUS = 1.5;
    private static final double VIGNETTING = 0.22;

    /** 12 megapixels in fair light. */
    public static final PhoneCamera FAIR = new PhoneCamera(4000, 3000, 0.8, 0.006, 4000, 4, 4, 0.3, 92);

    /** The same camera in a dim room: more noise, more smoothing, more compression. */
    public static final PhoneCamera DIM = new PhoneCamera(4000, 3000, 1.2, 0.012, 900, 6, 7, 0.35, 75);

    /** The photo as the phone stores it. */
    public byte[] photo(BufferedImage screen, ScreenOptics optics, Random random) {
        try (PointerScope scope = new PointerScope()) {
            float[][] light = optics.light(screen, this, random);
            Mat mosaic = mosaic(light, random);
            Mat linear = new Mat();
            demosaicing(mosaic, linear, COLOR_BayerRGGB2BGR, 0);
            return jpeg(developed(linear), jpegQuality);
        }
    }

    /** One photosite a pixel: red, green, green, blue; photons counted with their noise, ten bits. */
    private Mat mosaic(float[][] light, Random random) {
        short[] counts = new short[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int channel = (x & 1) + (y & 1);
                int at = y * width + x;
                double u = 2.0 * x / width - 1;
                double v = (2.0 * y - height) / width;
                double signal = electrons * Math.max(light[channel][at], 0) * (1 - VIGNETTING * (u * u + v * v));
                double noise = Math.sqrt(signal + readNoise * readNoise) * random.nextGaussian();
                double value = BLACK + (signal + noise) / electrons * (WHITE - BLACK);
                counts[at] = (short) Math.min(Math.max(Math.round(value), 0), (long) WHITE);
            }
        }
        Mat mat = new Mat(height, width, CV_16UC1);
        new ShortPointer(mat.data()).put(counts);
        return mat;
    }

    /** Tone curve, smoothing, sharpening. */
    private Mat developed(Mat linear) {
        float[] curve = new float[(int) WHITE + 1];
        for (int i = 0; i < curve.length; i++) {
            double x = Math.max(0, (i - BLACK) / (WHITE - BLACK));
            double y = Math.pow(x, 1 / 2.2);
            curve[i] = (float) (255 * (y + 0.12 * y * (1 - y) * (2 * y - 1)));
        }
        short[] raw = new short[3 * width * height];
        new ShortPointer(linear.data()).get(raw);
        float[] values = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            values[i] = curve[Math.min(raw[i] & 0xffff, (int) WHITE)];
        }
        Mat toned = new Mat(height, width, CV_32FC3);
        new FloatPointer(toned.data()).put(values);
        Mat smooth = toned;
        if (denoising > 0) {
            smooth = new Mat();
            bilateralFilter(toned, smooth, 5, denoising, SMOOTHING_RADIUS);
        }
        Mat soft = new Mat();
        GaussianBlur(smooth, soft, new Size(0, 0), SHARPENING_RADIUS, SHARPENING_RADIUS, BORDER_DEFAULT, 0);
        Mat sharp = new Mat();
        addWeighted(smooth, 1 + sharpening, soft, -sharpening, 0, sharp);
        Mat out = new Mat();
        sharp.convertTo(out, CV_8UC3);
        return out;
    }

    private static byte[] jpeg(Mat mat, int quality) {
        BytePointer bytes = new BytePointer();
        imencode(".jpg", mat, bytes, new IntPointer(IMWRITE_JPEG_QUALITY, quality));
        byte[] out = new byte[(int) bytes.limit()];
        bytes.get(out);
        return out;
    }
}
