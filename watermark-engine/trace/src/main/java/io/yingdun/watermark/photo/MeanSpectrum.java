package io.yingdun.watermark.photo;

import static org.bytedeco.opencv.global.opencv_core.BORDER_DEFAULT;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/**
 * The mean of all local spectra of a flattened residual. In the right plane every copy of the tile has the same
 * frequencies, so the tones stand out of the mean far above what one window shows.
 *
 * @param side of the windows, pixels
 * @param values z-scores (mean 0, robust standard deviation 1) slightly smoothed, −1 to 6; rows as {@link LocalSpectra};
 *     the axes, which are text's and rules', are 0
 */
record MeanSpectrum(int side, float[] values) {
    private static final double CUT = 8;
    private static final double BACKGROUND_CUT = 1.5;
    private static final int BACKGROUND = 15;
    private static final double SMOOTHING = 0.8;
    private static final float LOWEST = -1;
    private static final float HIGHEST = 6;
    private static final int AXIS = 3;
    private static final double LEAST_FIELD = 1.15;
    private static final double DEVIATION_PER_MEDIAN = 1.4826;

    /** Null if the field is too small. */
    static @Nullable MeanSpectrum of(FlatField flat, int side) {
        int shorter = Math.min(flat.field().width(), flat.field().height());
        if (shorter < LEAST_FIELD * side) {
            return null;
        }
        LocalSpectra spectra = new LocalSpectra(side, CUT);
        float[] sum = new float[spectra.size()];
        int[] count = {0};
        spectra.forEach(flat, shorter > 2 * side ? side / 2 : side / 4, (centre, power) -> {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += power[i];
            }
            count[0]++;
        });
        if (count[0] < 2) {
            return null;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= count[0];
        }
        return new MeanSpectrum(side, scores(sum, side));
    }

    /** That of the mirrored field. */
    MeanSpectrum mirrored() {
        int columns = side / 2 + 1;
        float[] mirrored = new float[values.length];
        for (int y = 0; y < side; y++) {
            int from = Math.floorMod(side - y, side) * columns;
            System.arraycopy(values, from, mirrored, y * columns, columns);
        }
        return new MeanSpectrum(side, mirrored);
    }

    private static float[] scores(float[] mean, int side) {
        int columns = side / 2 + 1;
        float[] cut = new float[mean.length];
        for (int i = 0; i < mean.length; i++) {
            cut[i] = (float) Math.min(mean[i], BACKGROUND_CUT);
        }
        try (PointerScope scope = new PointerScope()) {
            Mat mat = new Mat(side, columns, CV_32FC1, new FloatPointer(cut));
            Mat background = new Mat();
            blur(mat, background, new Size(BACKGROUND, BACKGROUND), new Point(-1, -1), BORDER_REFLECT);
            float[] local = new float[mean.length];
            new FloatPointer(background.data()).get(local);
            for (int i = 0; i < mean.length; i++) {
                local[i] = mean[i] - local[i];
            }
            Mat raw = new Mat(side, columns, CV_32FC1, new FloatPointer(local));
            Mat smooth = new Mat();
            GaussianBlur(raw, smooth, new Size(0, 0), SMOOTHING, SMOOTHING, BORDER_DEFAULT, 0);
            new FloatPointer(smooth.data()).get(local);
            normalize(local, columns, side);
            return local;
        }
    }

    private static void normalize(float[] values, int columns, int side) {
        float[] sizes = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            sizes[i] = Math.abs(values[i]);
        }
        Arrays.sort(sizes);
        float unit = (float) (DEVIATION_PER_MEDIAN * sizes[sizes.length / 2]) + 1e-12f;
        for (int i = 0; i < values.length; i++) {
            boolean onAxis = i % columns < AXIS || Math.abs(i / columns - side / 2) < AXIS;
            values[i] = onAxis ? 0 : Math.min(Math.max(values[i] / unit, LOWEST), HIGHEST);
        }
    }
}
