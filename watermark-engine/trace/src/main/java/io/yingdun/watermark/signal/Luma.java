package io.yingdun.watermark.signal;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.yingdun.watermark.media.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The grey levels of a part of a picture, shrunk by a whole factor: what a {@link Residual} of the same size was made of.
 *
 * @param width of the part, shrunk
 * @param height of the part, shrunk
 * @param values 0 to 255, row by row; shared between stages, which never write to it
 */
public record Luma(int width, int height, byte[] values) {

    /** Shrinks by averaging. */
    public static Luma of(Picture picture, Window part, int reduction) {
        int width = Math.max(1, part.width() / reduction);
        int height = Math.max(1, part.height() / reduction);
        int usedWidth = Math.min(part.width(), width * reduction);
        int usedHeight = Math.min(part.height(), height * reduction);
        byte[] values = picture.luma(part.left(), part.top(), usedWidth, usedHeight);
        return new Luma(usedWidth, usedHeight, values).resized(width, height);
    }

    /** The same at another size, averaged. */
    public Luma resized(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        try (PointerScope scope = new PointerScope()) {
            Mat resized = new Mat();
            resize(toMat(), resized, new Size(newWidth, newHeight), 0, 0, INTER_AREA);
            byte[] out = new byte[newWidth * newHeight];
            new BytePointer(resized.data()).get(out);
            return new Luma(newWidth, newHeight, out);
        }
    }

    /** The same, left and right changed. */
    public Luma mirrored() {
        byte[] mirrored = new byte[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                mirrored[y * width + x] = values[(y + 1) * width - 1 - x];
            }
        }
        return new Luma(width, height, mirrored);
    }

    /** For OpenCV; belongs to the pointer scope it is made in. */
    public Mat toMat() {
        return new Mat(height, width, CV_8UC1, new BytePointer(values));
    }
}
