package io.yingdun.bench.engine;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import io.yingdun.watermark.media.Picture;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Opaque pixels between the benches' arrays, OpenCV's eight-bit pictures (blue, green, red) and the tracer's. */
final class Rgb {

    private Rgb() {}

    static Mat mat(int[] rgb, int width, int height) {
        byte[] bytes = new byte[3 * rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            bytes[3 * i] = (byte) rgb[i];
            bytes[3 * i + 1] = (byte) (rgb[i] >> 8);
            bytes[3 * i + 2] = (byte) (rgb[i] >> 16);
        }
        return new Mat(height, width, CV_8UC3, new BytePointer(bytes));
    }

    static int[] pixels(BufferedImage image) {
        int width = image.getWidth();
        return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    }

    static int[] pixels(Mat mat) {
        Mat whole = mat.isContinuous() ? mat : mat.clone();
        byte[] bytes = new byte[3 * whole.cols() * whole.rows()];
        new BytePointer(whole.data()).get(bytes);
        int[] rgb = new int[whole.cols() * whole.rows()];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] =
                    0xff000000 | (bytes[3 * i + 2] & 0xff) << 16 | (bytes[3 * i + 1] & 0xff) << 8 | bytes[3 * i] & 0xff;
        }
        return rgb;
    }

    static Picture picture(Mat mat) {
        return Picture.ofRgb(mat.cols(), mat.rows(), pixels(mat));
    }

    /** Compressed and opened again. */
    static Mat jpeg(Mat mat, int quality) {
        return coded(mat, ".jpg", IMWRITE_JPEG_QUALITY, quality);
    }

    static Mat webp(Mat mat, int quality) {
        return coded(mat, ".webp", IMWRITE_WEBP_QUALITY, quality);
    }

    private static Mat coded(Mat mat, String format, int parameter, int quality) {
        BytePointer bytes = new BytePointer();
        imencode(format, mat, bytes, new IntPointer(parameter, quality));
        return imdecode(new Mat(bytes), IMREAD_COLOR);
    }
}
