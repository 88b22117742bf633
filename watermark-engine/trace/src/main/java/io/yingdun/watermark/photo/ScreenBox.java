package io.yingdun.watermark.photo;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Point;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Bounds the screen in a view of its plane by the segments that run along the view's axes. */
final class ScreenBox {
    private static final int LEAST_SEGMENTS = 8;
    private static final double[] ALONG = {0.1, 0.5, 0.9};
    private static final double LEFT_OUT = 0.015;
    private static final double MARGIN = 0.03;
    private static final double ANGLE = 1.2;
    private static final double SHORT_ANGLE = 40;
    private static final double LARGEST_SHARE = 0.75;
    private static final double LEAST_SIDE = 0.12;
    private static final double LONGEST_COUNTED = 0.1;

    private ScreenBox() {}

    /** The rectangle that holds nearly all of them, a little wider; null if that is nearly the whole picture or too little. */
    static @Nullable Box of(LineSegments segments, PlaneView view, int width, int height) {
        Homography toView = view.toField().inverse();
        double longer = Math.max(width, height);
        double[][] samples = new double[ALONG.length * segments.count()][];
        int n = 0;
        for (int i = 0; i < segments.count(); i++) {
            Point a = toView.map(segments.x0()[i], segments.y0()[i]);
            Point b = toView.map(segments.x1()[i], segments.y1()[i]);
            double dx = b.x() - a.x();
            double dy = b.y() - a.y();
            double length = Math.hypot(dx, dy);
            double angle = Math.toDegrees(
                    Math.atan2(Math.min(Math.abs(dx), Math.abs(dy)), Math.max(Math.abs(dx), Math.abs(dy))));
            if (length < 4 * longer && angle < ANGLE + SHORT_ANGLE / Math.max(length, 10)) {
                double weight = Math.min(segments.length()[i], LONGEST_COUNTED * longer);
                for (double t : ALONG) {
                    samples[n++] = new double[] {a.x() + t * dx, a.y() + t * dy, weight};
                }
            }
        }
        if (n < LEAST_SEGMENTS * ALONG.length) {
            return null;
        }
        double[][] used = Arrays.copyOf(samples, n);
        double[] x = range(used, 0);
        double[] y = range(used, 1);
        double margin = MARGIN * Math.max(x[1] - x[0], y[1] - y[0]);
        var box = new Box(x[0] - margin, y[0] - margin, x[1] + margin, y[1] + margin);
        boolean useful =
                box.width() * box.height() < LARGEST_SHARE * width * height && box.shorterSide() > LEAST_SIDE * longer;
        return useful ? box : null;
    }

    private static double[] range(double[][] samples, int axis) {
        Arrays.sort(samples, Comparator.comparingDouble(s -> s[axis]));
        double total = 0;
        for (double[] sample : samples) {
            total += sample[2];
        }
        double[] range = {samples[0][axis], samples[samples.length - 1][axis]};
        double sum = 0;
        boolean begun = false;
        for (double[] sample : samples) {
            sum += sample[2];
            if (!begun && sum >= LEFT_OUT * total) {
                range[0] = sample[axis];
                begun = true;
            }
            if (sum >= (1 - LEFT_OUT) * total) {
                range[1] = sample[axis];
                break;
            }
        }
        return range;
    }
}
