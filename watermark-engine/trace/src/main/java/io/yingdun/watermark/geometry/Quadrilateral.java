package io.yingdun.watermark.geometry;

import java.util.List;

/** Four corners in the order top left, top right, bottom right, bottom left as the marked screen has them. */
public record Quadrilateral(Point topLeft, Point topRight, Point bottomRight, Point bottomLeft) {
    private static final int CORNERS = 4;

    /**
     * Of its corners in that order.
     *
     * @throws IllegalArgumentException if there are not four
     */
    public static Quadrilateral of(List<Point> corners) {
        if (corners.size() != CORNERS) {
            throw new IllegalArgumentException("there are four corners, not " + corners.size());
        }
        return new Quadrilateral(corners.get(0), corners.get(1), corners.get(2), corners.get(3));
    }

    /** An upright rectangle. */
    public static Quadrilateral rectangle(double left, double top, double right, double bottom) {
        return new Quadrilateral(
                new Point(left, top), new Point(right, top), new Point(right, bottom), new Point(left, bottom));
    }

    /** The four corners in their order. */
    public List<Point> corners() {
        return List.of(topLeft, topRight, bottomRight, bottomLeft);
    }

    /** The same in a picture that is so many times as large. */
    public Quadrilateral scaled(double factor) {
        return new Quadrilateral(
                topLeft.scaled(factor), topRight.scaled(factor), bottomRight.scaled(factor), bottomLeft.scaled(factor));
    }

    /** Half the way round being positive: convex, not turned inside out and with some area. */
    public boolean isConvex() {
        List<Point> corners = corners();
        for (int i = 0; i < CORNERS; i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % CORNERS);
            Point c = corners.get((i + 2) % CORNERS);
            double turn = (b.x() - a.x()) * (c.y() - b.y()) - (b.y() - a.y()) * (c.x() - b.x());
            if (!(turn > 1)) {
                return false;
            }
        }
        return true;
    }

    /** The same as a mirror shows it: left and right changed. */
    public Quadrilateral mirrored() {
        return new Quadrilateral(topRight, topLeft, bottomLeft, bottomRight);
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
