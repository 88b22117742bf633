package io.yingdun.watermark.media;

import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.insertChannel;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2Lab;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_Lab2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_INVERSE_MAP;
import static org.bytedeco.opencv.global.opencv_imgproc.createCLAHE;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPerspective;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Quadrilateral;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_imgproc.CLAHE;
import org.jspecify.annotations.Nullable;

/**
 * A picture, or a video's first frame, made fit for a person to look at: small, the screen in it straightened, faint
 * contrast raised. For eyes only: the tracer reads the picture itself.
 */
public final class ScreenView {
    private static final double CLIP = 3;
    private static final int TILES = 8;

    private ScreenView() {}

    /**
     * The view, not larger than the picture.
     *
     * @param screen corners of the screen in picture pixels, in the screen's order, which become those of the view; null
     *     for the whole picture
     * @param contrast whether to raise faint contrast (Zuiderveld 1994, contrast limited adaptive histogram equalization)
     * @param longerSide at most so many pixels
     */
    public static Pixels of(Path file, @Nullable Quadrilateral screen, boolean contrast, int longerSide)
            throws PictureException {
        try (PointerScope scope = new PointerScope()) {
            Mat colours = decoded(file);
            Mat view = screen == null ? shrunk(colours, longerSide) : straightened(colours, screen, longerSide);
            return pixels(contrast ? raised(view) : view);
        }
    }

    /** The whole picture and the screen in it; null where its corners are not known. */
    public record WholeAndScreen(Pixels whole, @Nullable Pixels screen) {}

    /** Both views of a picture that is decoded once, contrast as it is. */
    public static WholeAndScreen both(Path file, @Nullable Quadrilateral screen, int longerSide)
            throws PictureException {
        try (PointerScope scope = new PointerScope()) {
            Mat colours = decoded(file);
            return new WholeAndScreen(
                    pixels(shrunk(colours, longerSide)),
                    screen == null ? null : pixels(straightened(colours, screen, longerSide)));
        }
    }

    private static Mat decoded(Path file) throws PictureException {
        return VideoReader.isVideo(file)
                ? VideoReader.open(file).firstFrame()
                : coloured(PictureReader.decode(PictureReader.bytes(file)));
    }

    private static Mat coloured(Mat mat) {
        if (mat.channels() == 3) {
            return mat;
        }
        Mat bgr = new Mat();
        cvtColor(mat, bgr, COLOR_GRAY2BGR);
        return bgr;
    }

    private static Mat shrunk(Mat mat, int longerSide) {
        double scale = (double) longerSide / Math.max(mat.cols(), mat.rows());
        return scale >= 1 ? mat : resized(mat, scale);
    }

    private static Mat resized(Mat mat, double scale) {
        Mat out = new Mat();
        Size size = new Size(
                Math.max(1, (int) Math.round(mat.cols() * scale)), Math.max(1, (int) Math.round(mat.rows() * scale)));
        resize(mat, out, size, 0, 0, INTER_AREA);
        return out;
    }

    /** Shrunk by areas first: a warp alone would skip pixels. */
    private static Mat straightened(Mat mat, Quadrilateral screen, int longerSide) {
        double scale = Math.min(1, longerSide / Math.max(screen.width(), screen.height()));
        Mat source = scale < 1 ? resized(mat, scale) : mat;
        int width = Math.max(1, (int) Math.round(screen.width() * scale));
        int height = Math.max(1, (int) Math.round(screen.height() * scale));
        Mat out = new Mat();
        Homography onto = Homography.ontoQuadrilateral(width, height, screen.scaled(scale));
        Mat toPicture = matrix(ofPixelCentres(onto));
        warpPerspective(source, out, toPicture, new Size(width, height), INTER_LINEAR | WARP_INVERSE_MAP, 0, null);
        return out;
    }

    /** For OpenCV, whose whole coordinates are the pixels' middles; ours are their corners. */
    private static Homography ofPixelCentres(Homography h) {
        return Homography.translation(-0.5, -0.5).after(h).after(Homography.translation(0.5, 0.5));
    }

    private static Mat matrix(Homography h) {
        Mat matrix = new Mat(3, 3, opencv_core.CV_64F);
        DoubleIndexer values = matrix.createIndexer();
        values.put(0, 0, h.a(), h.b(), h.c());
        values.put(1, 0, h.d(), h.e(), h.f());
        values.put(2, 0, h.g(), h.h(), h.i());
        return matrix;
    }

    private static Mat raised(Mat mat) {
        Mat lab = new Mat();
        Mat lightness = new Mat();
        Mat out = new Mat();
        cvtColor(mat, lab, COLOR_BGR2Lab);
        extractChannel(lab, lightness, 0);
        try (CLAHE equalization = createCLAHE(CLIP, new Size(TILES, TILES))) {
            equalization.apply(lightness, lightness);
        }
        insertChannel(lightness, lab, 0);
        cvtColor(lab, out, COLOR_Lab2BGR);
        return out;
    }

    private static Pixels pixels(Mat mat) {
        int width = mat.cols();
        int[] rgb = new int[width * mat.rows()];
        byte[] row = new byte[width * 3];
        for (int y = 0; y < mat.rows(); y++) {
            mat.ptr(y).get(row);
            for (int x = 0; x < width; x++) {
                rgb[y * width + x] =
                        0xff000000 | (row[3 * x + 2] & 0xff) << 16 | (row[3 * x + 1] & 0xff) << 8 | (row[3 * x] & 0xff);
            }
        }
        return new Pixels(width, mat.rows(), rgb);
    }
}
