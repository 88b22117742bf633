package io.yingdun.watermark.signal;

import static org.bytedeco.opencv.global.opencv_core.BORDER_DEFAULT;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.bilateralFilter;

import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.media.PictureException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Takes the content out of a picture: luma minus its bilateral smoothing (Tomasi and Manduchi 1998), cut at ±8 grey
 * levels, divided by the local power of what is left.
 *
 * <p>With a range of 6 grey levels glyphs stay in the smoothed picture, and the ground between them shows the mark almost
 * without noise; a linear or guided high-pass fails on dense text. Smoothing runs on 8 bit values, twice as fast as on
 * floats; its rounding adds white noise of a twelfth of a square level. 0.17 s for 1920 x 1080 on one core.
 */
public final class ResidualFilter {
    private static final int DIAMETER = 13;
    private static final double RANGE_GREY_LEVELS = 6;
    private static final double SPACE_PIXELS = 4.5;
    private static final float CUT_GREY_LEVELS = 8;
    private static final float NOISE_FLOOR = 1.5f * 1.5f;

    private ResidualFilter() {}

    /** The residuals of this part of all frames added up, each shrunk by this whole factor. */
    public static Residual sum(Footage footage, Window part, int reduction) throws PictureException {
        List<Residual> sum = new ArrayList<>(1);
        footage.forEachFrame(frame -> {
            Residual next = apply(frame, part, reduction);
            if (sum.isEmpty()) {
                sum.add(next);
            } else {
                add(next.values(), sum.get(0).values());
            }
        });
        return sum.get(0);
    }

    private static void add(float[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    private static Residual apply(Picture picture, Window part, int reduction) {
        Luma luma = Luma.of(picture, part, reduction);
        try (PointerScope scope = new PointerScope()) {
            return new Residual(luma.width(), luma.height(), reduction, whiten(luma.toMat()));
        }
    }

    private static float[] whiten(Mat luma) {
        Mat smooth = new Mat();
        bilateralFilter(luma, smooth, DIAMETER, RANGE_GREY_LEVELS, SPACE_PIXELS);
        Mat difference = new Mat();
        subtract(luma, smooth, difference, new Mat(), CV_32F);
        float[] values = floats(difference);
        float[] squares = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            float cut = Math.min(Math.max(values[i], -CUT_GREY_LEVELS), CUT_GREY_LEVELS);
            values[i] = cut;
            squares[i] = cut * cut;
        }
        Mat power = new Mat(luma.rows(), luma.cols(), CV_32FC1, new FloatPointer(squares));
        GaussianBlur(power, power, new Size(0, 0), SPACE_PIXELS, SPACE_PIXELS, BORDER_DEFAULT, 0);
        new FloatPointer(power.data()).get(squares);
        for (int i = 0; i < values.length; i++) {
            values[i] /= squares[i] + NOISE_FLOOR;
        }
        return values;
    }

    private static float[] floats(Mat mat) {
        float[] values = new float[mat.rows() * mat.cols()];
        new FloatPointer(mat.data()).get(values);
        return values;
    }
}
