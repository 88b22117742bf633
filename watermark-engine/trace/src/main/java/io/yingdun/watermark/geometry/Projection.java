package io.yingdun.watermark.geometry;

/** How a plane comes into a picture: first a plane projective map, then what the lens does. */
public record Projection(Homography plane, Lens lens) {

    /** The way back, for many points. */
    public record Inverse(Homography plane, Lens lens) {
        /** The point of the plane that is seen here. */
        public Point map(double x, double y) {
            Point straight = lens.straighten(x, y);
            return plane.map(straight.x(), straight.y());
        }
    }

    /** Without a lens's distortion. */
    public static Projection of(Homography plane) {
        return new Projection(plane, Lens.NONE);
    }

    /** Where a point of the plane is seen. */
    public Point map(double x, double y) {
        Point straight = plane.map(x, y);
        return lens.k() == 0 ? straight : lens.distort(straight.x(), straight.y());
    }

    /** The point of the plane that is seen here. */
    public Point unmap(double x, double y) {
        return inverse().map(x, y);
    }

    public Inverse inverse() {
        return new Inverse(plane.inverse(), lens);
    }

    /** First the other map, then this one. */
    public Projection after(Homography first) {
        return new Projection(plane.after(first), lens);
    }

    /** This one, then a shift and an even scaling of the picture: x' = scale x + dx. */
    public Projection inPicture(double scale, double dx, double dy) {
        Lens moved = new Lens(lens.cx() * scale + dx, lens.cy() * scale + dy, lens.unit() * scale, lens.k());
        return new Projection(Homography.affine(scale, 0, dx, 0, scale, dy).after(plane), moved);
    }

    /** Axes stay axes and nothing is bent or turned: a screenshot. */
    public boolean isUpright() {
        return plane.b() == 0 && plane.d() == 0 && plane.g() == 0 && plane.h() == 0 && lens.k() == 0;
    }

    /** Picture pixels a plane unit at this point: the root of the area's ratio. */
    public double scaleAt(double x, double y) {
        Point here = map(x, y);
        Point right = map(x + 1, y);
        Point down = map(x, y + 1);
        double area = (right.x() - here.x()) * (down.y() - here.y()) - (right.y() - here.y()) * (down.x() - here.x());
        return Math.sqrt(Math.abs(area));
    }
}
