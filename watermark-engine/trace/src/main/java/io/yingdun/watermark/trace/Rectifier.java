package io.yingdun.watermark.trace;

import io.yingdun.watermark.geometry.Homography;

/**
 * Samples a residual on the pixels of the screen at 100 % display scaling (screen pixels for short), bilinearly; outside
 * the residual it is 0. About 8 ns a pixel.
 */
final class Rectifier {
    private Rectifier() {}

    /** The smallest window that holds the whole residual, at most this many pixels a side round its middle. */
    static Window windowOf(Residual residual, Homography gridToField, int largestSide) {
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

    static float[] sample(Residual residual, Homography m, Window window) {
        float[] out = new float[window.width() * window.height()];
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

    private static float bilinear(Residual field, float x, float y) {
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
