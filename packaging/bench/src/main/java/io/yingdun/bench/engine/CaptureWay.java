package io.yingdun.bench.engine;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.yingdun.watermark.media.Picture;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What happens to a screen's pixels before an officer has them: cut out, resized, compressed, in this order.
 *
 * @param cropWidth screen pixels, 0 for the whole screen; the place is random
 * @param cropHeight screen pixels
 * @param scaleX of the resized picture
 * @param scaleY of the resized picture
 * @param jpegQuality 0 for lossless
 */
record CaptureWay(int cropWidth, int cropHeight, double scaleX, double scaleY, int jpegQuality) {

    /** A name for tables. */
    String title() {
        String crop = cropWidth == 0 ? "whole screen" : "crop " + cropWidth + " x " + cropHeight;
        String scale = scaleX != scaleY
                ? String.format(", %.0f %% x %.0f %%", 100 * scaleX, 100 * scaleY)
                : scaleX == 1 ? "" : String.format(", %.0f %%", 100 * scaleX);
        return crop + scale + (jpegQuality == 0 ? ", lossless" : ", JPEG " + jpegQuality);
    }

    /** The picture that this way makes of opaque pixels. */
    Picture of(int[] rgb, int width, int height, Random random) {
        try (PointerScope scope = new PointerScope()) {
            Mat mat = Rgb.mat(rgb, width, height);
            if (cropWidth > 0) {
                int x = random.nextInt(width - cropWidth + 1);
                int y = random.nextInt(height - cropHeight + 1);
                mat = mat.apply(new Rect(x, y, cropWidth, cropHeight)).clone();
            }
            if (scaleX != 1 || scaleY != 1) {
                Mat resized = new Mat();
                Size size = new Size((int) Math.round(mat.cols() * scaleX), (int) Math.round(mat.rows() * scaleY));
                resize(mat, resized, size, 0, 0, scaleX * scaleY < 1 ? INTER_AREA : INTER_CUBIC);
                mat = resized;
            }
            return Rgb.picture(jpegQuality == 0 ? mat : Rgb.jpeg(mat, jpegQuality));
        }
    }
}
