package io.yingdun.watermark.geometry;

/** Four corners in the order top left, top right, bottom right, bottom left as the marked screen has them. */
public record Quadrilateral(Point topLeft, Point topRight, Point bottomRight, Point bottomLeft) {

    /** An upright rectangle. */
    public static Quadrilateral rectangle(double left, double top, double right, double bottom) {
        return new Quadrilateral(
                new Point(left, top), new Point(right, top), new Point(right, bottom), new Point(left, bottom));
    }

    /** The same in a picture that is so many times as large. */
    public Quadrilateral scaled(double factor) {
        return new Quadrilateral(
                topLeft.scaled(factor), topRight.scaled(factor), bottomRight.scaled(factor), bottomLeft.scaled(factor));
    }

    /** Half the way round being positive: convex, not turned inside out and with some area. */
    public boolean isConvex() {
        Point[] p = {topLeft, topRight, bottomRight, bottomLeft};
        for (int i = 0; i < p.length; i++) {
            Point a = p[i];
            Point b = p[(i + 1) % p.length];
            Point c = p[(i + 2) % p.length];
            double turn = (b.x() - a.x()) * (c.y() - b.y()) - (b.y() - a.y()) * (c.x() - b.x());
            if (!(turn > 1)) {
                return false;
            }
        }
        return true;
    }

    /** The longer of the two horizontal sides. */
    public double width() {
        return Math.max(distance(topLeft, topRight), distance(bottomLeft, bottomRight));
    }

    /** The longer of the two vertical sides. */
    public double height() {
        return Math.max(distance(topLeft, bottomLeft), distance(topRight, bottomRight));
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
