package io.yingdun.watermark.photo;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.signal.Rectifier;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.Window;
import org.jspecify.annotations.Nullable;

/**
 * The residual as a view of the screen's plane shows it, inside the view's box. Pixels that the field does not cover are 0.
 *
 * @param field the flattened residual
 * @param toField flattened pixels to pixels of the residual it was made from
 * @param ofWidth of that residual
 * @param ofHeight of that residual
 */
record FlatField(Residual field, Homography toField, int ofWidth, int ofHeight) {
    private static final int COVERAGE_POINTS = 6;
    private static final int BORDER_POINTS = 7;
    private static final double LEAST_DEPTH = 0.2;
    private static final double LARGEST_REACH = 1.25;
    private static final int LEAST_SIDE = 64;

    /** Null where the view shows too little of the field. */
    static @Nullable FlatField of(Residual residual, PlaneView view) {
        double reach = LARGEST_REACH * Math.hypot(residual.width(), residual.height()) / 2;
        double[] range = reached(residual, view.toField(), reach);
        Box box = view.box();
        if (box != null) {
            range[0] = Math.max(range[0], box.left());
            range[1] = Math.max(range[1], box.top());
            range[2] = Math.min(range[2], box.right());
            range[3] = Math.min(range[3], box.bottom());
        }
        int left = (int) Math.floor(range[0]);
        int top = (int) Math.floor(range[1]);
        int width = (int) range[2] - left;
        int height = (int) range[3] - top;
        if (Math.min(width, height) <= LEAST_SIDE) {
            return null;
        }
        Window window = new Window(0, 0, width, height);
        Homography toField = view.toField().after(Homography.translation(left, top));
        float[] values = Rectifier.sample(residual, toField, window);
        return new FlatField(
                new Residual(width, height, residual.reduction(), values),
                toField,
                residual.width(),
                residual.height());
    }

    /** Share of a square of it that the field covers. */
    double covers(int left, int top, int side) {
        int inside = 0;
        for (int i = 0; i < COVERAGE_POINTS * COVERAGE_POINTS; i++) {
            Point p = toField.map(
                    left + (i % COVERAGE_POINTS + 0.5) * side / COVERAGE_POINTS,
                    top + (i / COVERAGE_POINTS + 0.5) * side / COVERAGE_POINTS);
            boolean covered = p.x() >= 0 && p.y() >= 0 && p.x() < ofWidth && p.y() < ofHeight;
            inside += covered ? 1 : 0;
        }
        return (double) inside / (COVERAGE_POINTS * COVERAGE_POINTS);
    }

    /** Left, top, right and bottom of the field in the view. */
    private static double[] reached(Residual residual, Homography toField, double reach) {
        Homography toView = toField.inverse();
        double[] range = {reach, reach, -reach, -reach};
        double unit = toView.g() * residual.width() / 2 + toView.h() * residual.height() / 2 + toView.i();
        for (int i = 0; i < BORDER_POINTS; i++) {
            for (int j = 0; j < BORDER_POINTS; j++) {
                double x = residual.width() * (double) i / (BORDER_POINTS - 1);
                double y = residual.height() * (double) j / (BORDER_POINTS - 1);
                double depth = (toView.g() * x + toView.h() * y + toView.i()) / unit;
                if (depth > LEAST_DEPTH) {
                    Point p = toView.map(x, y);
                    range[0] = Math.min(range[0], Math.max(p.x(), -reach));
                    range[1] = Math.min(range[1], Math.max(p.y(), -reach));
                    range[2] = Math.max(range[2], Math.min(p.x(), reach));
                    range[3] = Math.max(range[3], Math.min(p.y(), reach));
                }
            }
        }
        return range;
    }
}
