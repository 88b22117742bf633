package io.yingdun.watermark.geometry;

/** How a screen comes into a picture: how it leaves a plane, that plane's projective map, then what the lens does. */
public record Projection(Homography plane, Bend bend, Lens lens) {

    /** The way back, for many points. */
    public record Inverse(Homography plane, Bend bend, Lens lens) {
        /** The point of the screen that is seen here. */
        public Point map(double x, double y) {
            Point straight = lens.straighten(x, y);
            return bend.isFlat()
                    ? plane.map(straight.x(), straight.y())
                    : bend.unmap(plane, straight.x(), straight.y());
        }
    }

    /** Of a flat screen. */
    public Projection(Homography plane, Lens lens) {
        this(plane, Bend.NONE, lens);
    }

    /** Without a lens's distortion. */
    public static Projection of(Homography plane) {
        return new Projection(plane, Lens.NONE);
    }

    /** Where a point of the screen is seen. */
    public Point map(double x, double y) {
        Point straight = bend.isFlat() ? plane.map(x, y) : bend.map(plane, x, y);
        return lens.k() == 0 ? straight : lens.distort(straight.x(), straight.y());
    }

    /** The point of the screen that is seen here. */
    public Point unmap(double x, double y) {
        return inverse().map(x, y);
    }

    public Inverse inverse() {
        return new Inverse(plane.inverse(), bend, lens);
    }

    /** First the other map, then this one; for a curved screen one that only shifts and scales along the axes. */
    public Projection after(Homography first) {
        return new Projection(plane.after(first), bend.after(first), lens);
    }

    /** This one, then a map of the picture that keeps shapes: a shift, an even scaling, a turn, a mirror. */
    public Projection inPicture(Homography similar) {
        Point centre = similar.map(lens.cx(), lens.cy());
        double scale = Math.sqrt(Math.abs(similar.a() * similar.e() - similar.b() * similar.d()));
        Lens moved = new Lens(centre.x(), centre.y(), lens.unit() * scale, lens.k());
        return new Projection(similar.after(plane), bend.inPicture(similar), moved);
    }

    /** Axes stay axes and nothing is bent or turned: a screenshot. */
    public boolean isUpright() {
        return plane.b() == 0 && plane.d() == 0 && plane.g() == 0 && plane.h() == 0 && isPlane();
    }

    /** Nothing but a plane projective map. */
    public boolean isPlane() {
        return bend.isFlat() && lens.k() == 0;
    }

    /** Picture pixels a screen unit at this point: the root of the area's ratio. */
    public double scaleAt(double x, double y) {
        Point here = map(x, y);
        Point right = map(x + 1, y);
        Point down = map(x, y + 1);
        double area = (right.x() - here.x()) * (down.y() - here.y()) - (right.y() - here.y()) * (down.x() - here.x());
        return Math.sqrt(Math.abs(area));
    }
}
