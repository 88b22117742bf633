package io.yingdun.watermark.photo;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.signal.Rectifier;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.TileFold;
import io.yingdun.watermark.signal.Window;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** How much each cell of a part of the screen counts when its payload is read. */
record WeightedArea(Window window, int columns, int rows, float[] weights) {

    /** By the strength of the pilot. */
    static WeightedArea of(PilotCells cells) {
        return new WeightedArea(cells.window(), cells.columns(), cells.rows(), cells.weights());
    }

    /** The rectangle of the screen that holds all but this share of the weight on each side. */
    Box bounds(double leftOut) {
        double[] x = range(true, leftOut);
        double[] y = range(false, leftOut);
        int side = PilotCells.SIDE;
        return new Box(
                window.left() + x[0] * side,
                window.top() + y[0] * side,
                window.left() + x[1] * side,
                window.top() + y[1] * side);
    }

    /** Weight 1 inside the bounds and 0 outside. */
    WeightedArea flat(double leftOut) {
        double[] x = range(true, leftOut);
        double[] y = range(false, leftOut);
        float[] flat = new float[weights.length];
        for (int i = 0; i < flat.length; i++) {
            int column = i % columns;
            int row = i / columns;
            flat[i] = column >= x[0] && column < x[1] && row >= y[0] && row < y[1] ? 1 : 0;
        }
        return new WeightedArea(window, columns, rows, flat);
    }

    private double[] range(boolean across, double leftOut) {
        double[] sums = new double[across ? columns : rows];
        for (int i = 0; i < weights.length; i++) {
            sums[across ? i % columns : i / columns] += weights[i];
        }
        double total = Arrays.stream(sums).sum();
        double[] range = {0, sums.length};
        double sum = 0;
        boolean begun = false;
        for (int i = 0; i < sums.length; i++) {
            sum += sums[i];
            if (!begun && sum >= leftOut * total) {
                range[0] = i;
                begun = true;
            }
            if (sum >= (1 - leftOut) * total) {
                range[1] = i + 1;
                break;
            }
        }
        return range;
    }

    /** The tile that a residual shows here under a geometry, every place by its weight. */
    TileFold fold(Residual residual, Projection gridToField) {
        float[] values = Rectifier.sample(residual, gridToField, window);
        float[] perPixel = perPixel();
        for (int i = 0; i < values.length; i++) {
            values[i] *= perPixel[i];
        }
        return TileFold.weighted(values, perPixel, window);
    }

    /** A weight for every screen pixel of the window, linear between cells. */
    private float[] perPixel() {
        try (PointerScope scope = new PointerScope()) {
            Mat small = new Mat(rows, columns, CV_32FC1, new FloatPointer(weights));
            Mat large = new Mat();
            resize(small, large, new Size(window.width(), window.height()), 0, 0, INTER_LINEAR);
            float[] out = new float[window.width() * window.height()];
            new FloatPointer(large.data()).get(out);
            return out;
        }
    }
}
