package io.yingdun.watermark.geometry;

/**
 * A plane projective map, row by row: x' = (a x + b y + c) / (g x + h y + i), y' = (d x + e y + f) / (g x + h y + i).
 */
public record Homography(double a, double b, double c, double d, double e, double f, double g, double h, double i) {

    /** Leaves every point where it is. */
    public static final Homography IDENTITY = affine(1, 0, 0, 0, 1, 0);

    /** x' = a x + b y + c, y' = d x + e y + f. */
    public static Homography affine(double a, double b, double c, double d, double e, double f) {
        return new Homography(a, b, c, d, e, f, 0, 0, 1);
    }

    /** Multiplies the axes. */
    public static Homography scaling(double sx, double sy) {
        return affine(sx, 0, 0, 0, sy, 0);
    }

    /** Adds to the coordinates. */
    public static Homography translation(double dx, double dy) {
        return affine(1, 0, dx, 0, 1, dy);
    }

    /** The map of the rectangle (0, 0) to (width, height) onto this quadrilateral (Heckbert 1989, section 2.2.3). */
    public static Homography ontoQuadrilateral(double width, double height, Quadrilateral q) {
        double x0 = q.topLeft().x();
        double y0 = q.topLeft().y();
        double x1 = q.topRight().x();
        double y1 = q.topRight().y();
        double x2 = q.bottomRight().x();
        double y2 = q.bottomRight().y();
        double x3 = q.bottomLeft().x();
        double y3 = q.bottomLeft().y();
        double sx = x0 - x1 + x2 - x3;
        double sy = y0 - y1 + y2 - y3;
        double det = (x1 - x2) * (y3 - y2) - (x3 - x2) * (y1 - y2);
        double g = (sx * (y3 - y2) - (x3 - x2) * sy) / det;
        double h = ((x1 - x2) * sy - sx * (y1 - y2)) / det;
        Homography unit =
                new Homography(x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1);
        return unit.after(scaling(1 / width, 1 / height));
    }

    /** Where a point goes. */
    public Point map(double x, double y) {
        double w = g * x + h * y + i;
        return new Point((a * x + b * y + c) / w, (d * x + e * y + f) / w);
    }

    /** First the other map, then this one. */
    public Homography after(Homography o) {
        return new Homography(
                a * o.a + b * o.d + c * o.g,
                a * o.b + b * o.e + c * o.h,
                a * o.c + b * o.f + c * o.i,
                d * o.a + e * o.d + f * o.g,
                d * o.b + e * o.e + f * o.h,
                d * o.c + e * o.f + f * o.i,
                g * o.a + h * o.d + i * o.g,
                g * o.b + h * o.e + i * o.h,
                g * o.c + h * o.f + i * o.i);
    }

    /** The way back. */
    public Homography inverse() {
        double det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
        if (det == 0 || !Double.isFinite(det)) {
            throw new ArithmeticException("this map cannot be undone");
        }
        return new Homography(
                (e * i - f * h) / det,
                (c * h - b * i) / det,
                (b * f - c * e) / det,
                (f * g - d * i) / det,
                (a * i - c * g) / det,
                (c * d - a * f) / det,
                (d * h - e * g) / det,
                (b * g - a * h) / det,
                (a * e - b * d) / det);
    }

    /** The image of an upright rectangle. */
    public Quadrilateral map(double left, double top, double right, double bottom) {
        return new Quadrilateral(map(left, top), map(right, top), map(right, bottom), map(left, bottom));
    }

    /** Nothing but a shift by whole pixels. */
    public boolean isWholeTranslation() {
        boolean shift = a == 1 && b == 0 && d == 0 && e == 1 && g == 0 && h == 0 && i == 1;
        return shift && c == Math.rint(c) && f == Math.rint(f);
    }
}
