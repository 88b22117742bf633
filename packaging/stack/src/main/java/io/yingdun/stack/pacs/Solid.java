package io.yingdun.stack.pacs;

/**
 * A body in space; millimetres in the patient's coordinate system (PS3.3 C.7.6.2: x to the left, y to the back, z to the
 * head), with a box around it so that a painter may pass over the rest.
 */
interface Solid {

    boolean contains(double x, double y, double z);

    Box box();

    /** Lowest and highest corner, mm. */
    record Box(double x0, double y0, double z0, double x1, double y1, double z1) {}

    /** An ellipsoid, turned about the z axis. */
    static Solid ellipsoid(Point centre, Point half, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double reach = Math.max(half.x(), half.y());
        return of(box(centre, new Point(reach, reach, half.z())), (x, y, z) -> {
            double dx = x - centre.x();
            double dy = y - centre.y();
            double u = (cos * dx + sin * dy) / half.x();
            double v = (cos * dy - sin * dx) / half.y();
            double w = (z - centre.z()) / half.z();
            return u * u + v * v + w * w <= 1;
        });
    }

    static Solid ellipsoid(Point centre, Point half) {
        return ellipsoid(centre, half, 0);
    }

    /** An upright column of elliptic section. */
    static Solid column(Point centre, Point half) {
        return of(box(centre, half), (x, y, z) -> {
            double u = (x - centre.x()) / half.x();
            double v = (y - centre.y()) / half.y();
            return u * u + v * v <= 1 && Math.abs(z - centre.z()) <= half.z();
        });
    }

    /**
     * A closed band, as a pair of ribs is: an elliptic ring that falls by {@code drop} mm for each mm to the front.
     *
     * @param ring half axes of the ring in x and y; z is half the band's height
     * @param thickness half of the band's, mm
     */
    static Solid band(Point centre, Point ring, double thickness, double drop) {
        double fall = drop * (ring.y() + thickness);
        Point half = new Point(ring.x() + thickness, ring.y() + thickness, ring.z() + Math.abs(fall));
        return of(box(centre, half), (x, y, z) -> {
            double u = (x - centre.x()) / ring.x();
            double v = (y - centre.y()) / ring.y();
            double off = (Math.sqrt(u * u + v * v) - 1) * Math.min(ring.x(), ring.y()) / thickness;
            double w = (z - centre.z() - drop * (y - centre.y())) / ring.z();
            return off * off + w * w <= 1;
        });
    }

    /** Half an egg above a plane: lungs stand on the diaphragm. */
    static Solid above(double floor, Solid whole) {
        Box box = whole.box();
        return of(
                new Box(box.x0(), box.y0(), Math.max(floor, box.z0()), box.x1(), box.y1(), box.z1()),
                (x, y, z) -> z >= floor && whole.contains(x, y, z));
    }

    private static Box box(Point centre, Point half) {
        return new Box(
                centre.x() - half.x(),
                centre.y() - half.y(),
                centre.z() - half.z(),
                centre.x() + half.x(),
                centre.y() + half.y(),
                centre.z() + half.z());
    }

    private static Solid of(Box box, Inside inside) {
        return new Solid() {
            @Override
            public boolean contains(double x, double y, double z) {
                return inside.test(x, y, z);
            }

            @Override
            public Box box() {
                return box;
            }
        };
    }

    /** A point or a size, mm. */
    record Point(double x, double y, double z) {}

    /** The solid's own test. */
    interface Inside {

        boolean test(double x, double y, double z);
    }
}
