package io.yingdun.watermark.signal;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Projection;

/**
 * Samples a residual on the pixels of the screen at 100 % display scaling (screen pixels for short), bilinearly; outside
 * the residual it is 0. About 8 ns a pixel.
 */
public final class Rectifier {
    private static final int STRIDE = 16;

    private Rectifier() {}

    /** The smallest window that holds the whole residual, at most this many pixels a side round its middle. */
    public static Window windowOf(Residual residual, Homography gridToField, int largestSide) {
        Homography back = gridToField.inverse();
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 4; corner++) {
            var p = back.map((corner & 1) * residual.width(), (corner >> 1) * residual.height());
            left = Math.min(left, p.x());
            right = Math.max(right, p.x());
            top = Math.min(top, p.y());
            bottom = Math.max(bottom, p.y());
        }
        int width = (int) Math.min(Math.ceil(right - left), largestSide);
        int height = (int) Math.min(Math.ceil(bottom - top), largestSide);
        int x = (int) Math.floor((left + right - width) / 2);
        int y = (int) Math.floor((top + bottom - height) / 2);
        return new Window(x, y, Math.max(1, width), Math.max(1, height));
    }

    public static float[] sample(Residual residual, Homography m, Window window) {
        boolean isScaling = m.b() == 0 && m.d() == 0 && m.g() == 0 && m.h() == 0 && m.i() == 1;
        return isScaling ? scaled(residual, m, window) : projected(residual, m, window);
    }

    /** Columns and rows lie on lines of their own: where each is looked up is known once for all. 2 ns a pixel. */
    private static float[] scaled(Residual residual, Homography m, Window window) {
        float[] out = new float[Math.multiplyExact(window.width(), window.height())];
        float[] values = residual.values();
        int width = residual.width();
        int height = residual.height();
        int[] at = new int[window.width()];
        float[] share = new float[window.width()];
        int begin = window.width();
        int end = 0;
        double xn = m.a() * (window.left() + 0.5) + m.c();
        for (int column = 0; column < window.width(); column++) {
            float x = (float) (xn - 0.5);
            if (x > -0.5f && x < width - 0.5f) {
                at[column] = Math.min(Math.max((int) x, 0), Math.max(width - 2, 0));
                share[column] = Math.min(Math.max(x - at[column], 0), 1);
                begin = Math.min(begin, column);
                end = column + 1;
            }
            xn += m.a();
        }
        int right = width > 1 ? 1 : 0;
        int below = height > 1 ? width : 0;
        for (int row = 0; row < window.height(); row++) {
            float y = (float) (m.e() * (window.top() + row + 0.5) + m.f() - 0.5);
            if (!(y > -0.5f && y < height - 0.5f)) {
                continue;
            }
            int y0 = Math.min(Math.max((int) y, 0), Math.max(height - 2, 0));
            float fy = Math.min(Math.max(y - y0, 0), 1);
            int line = row * window.width();
            for (int column = begin; column < end; column++) {
                int i = y0 * width + at[column];
                float upper = values[i] + share[column] * (values[i + right] - values[i]);
                float lower = values[i + below] + share[column] * (values[i + below + right] - values[i + below]);
                out[line + column] = upper + fy * (lower - upper);
            }
        }
        return out;
    }

    private static float[] projected(Residual residual, Homography m, Window window) {
        float[] out = new float[Math.multiplyExact(window.width(), window.height())];
        for (int y = 0; y < window.height(); y++) {
            double v = window.top() + y + 0.5;
            double u0 = window.left() + 0.5;
            double xn = m.a() * u0 + m.b() * v + m.c();
            double yn = m.d() * u0 + m.e() * v + m.f();
            double wn = m.g() * u0 + m.h() * v + m.i();
            int line = y * window.width();
            for (int x = 0; x < window.width(); x++) {
                out[line + x] = bilinear(residual, (float) (xn / wn - 0.5), (float) (yn / wn - 0.5));
                xn += m.a();
                yn += m.d();
                wn += m.g();
            }
        }
        return out;
    }

    /** The same through a lens, of a flat or a curved screen; exact at every sixteenth pixel, linear between. */
    public static float[] sample(Residual residual, Projection gridToField, Window window) {
        if (gridToField.isPlane()) {
            return sample(residual, gridToField.plane(), window);
        }
        float[] out = new float[Math.multiplyExact(window.width(), window.height())];
        int knots = (window.width() + STRIDE - 1) / STRIDE + 1;
        float[][] upper = knots(gridToField, window, 0, knots);
        for (int top = 0; top < window.height(); top += STRIDE) {
            float[][] lower = knots(gridToField, window, top + STRIDE, knots);
            for (int y = top; y < Math.min(top + STRIDE, window.height()); y++) {
                float down = (float) (y - top) / STRIDE;
                for (int knot = 0; knot + 1 < knots; knot++) {
                    float x0 = upper[0][knot] + down * (lower[0][knot] - upper[0][knot]);
                    float y0 = upper[1][knot] + down * (lower[1][knot] - upper[1][knot]);
                    float x1 = upper[0][knot + 1] + down * (lower[0][knot + 1] - upper[0][knot + 1]);
                    float y1 = upper[1][knot + 1] + down * (lower[1][knot + 1] - upper[1][knot + 1]);
                    int left = knot * STRIDE;
                    int run = Math.min(STRIDE, window.width() - left);
                    for (int i = 0; i < run; i++) {
                        float share = (float) i / STRIDE;
                        out[y * window.width() + left + i] =
                                bilinear(residual, x0 + share * (x1 - x0), y0 + share * (y1 - y0));
                    }
                }
            }
            upper = lower;
        }
        return out;
    }

    /** Where every sixteenth pixel centre of this row of the window lies, as array indices of the field. */
    private static float[][] knots(Projection gridToField, Window window, int row, int count) {
        float[][] knots = new float[2][count];
        for (int i = 0; i < count; i++) {
            var p = gridToField.map(window.left() + i * STRIDE + 0.5, window.top() + row + 0.5);
            knots[0][i] = (float) (p.x() - 0.5);
            knots[1][i] = (float) (p.y() - 0.5);
        }
        return knots;
    }

    private static float bilinear(Residual field, float x, float y) {
        int width = field.width();
        if (x >= 0 && y >= 0 && x < width - 1 && y < field.height() - 1) {
            float[] v = field.values();
            int at = (int) y * width + (int) x;
            float fx = x - (int) x;
            float upper = v[at] + fx * (v[at + 1] - v[at]);
            float lower = v[at + width] + fx * (v[at + width + 1] - v[at + width]);
            return upper + (y - (int) y) * (lower - upper);
        }
        return atRim(field, x, y);
    }

    private static float atRim(Residual field, float x, float y) {
        int width = field.width();
        if (!(x > -0.5f && y > -0.5f && x < width - 0.5f && y < field.height() - 0.5f)) {
            return 0;
        }
        int x0 = Math.min(Math.max((int) x, 0), Math.max(width - 2, 0));
        int y0 = Math.min(Math.max((int) y, 0), Math.max(field.height() - 2, 0));
        float fx = Math.min(Math.max(x - x0, 0), 1);
        float fy = Math.min(Math.max(y - y0, 0), 1);
        float[] v = field.values();
        int at = y0 * width + x0;
        int right = width > 1 ? 1 : 0;
        int below = field.height() > 1 ? width : 0;
        float upper = v[at] + fx * (v[at + right] - v[at]);
        float lower = v[at + below] + fx * (v[at + below + right] - v[at + below]);
        return upper + fy * (lower - upper);
    }
}
