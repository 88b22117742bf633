package io.yingdun.watermark.geometry;

/**
 * How a panel that is curved about its vertical leaves the plane that touches it: a point at the length s of arc beside
 * the line of touch lies at R sin(s / R) of the plane and stands R (1 - cos(s / R)) before it. A cylinder is the same all
 * along its arc, so the plane may touch it anywhere.
 *
 * @param origin x of the plane where it touches
 * @param curvature 1 / R, in one over the plane's unit; positive where the edges come towards the camera; 0 for a flat panel
 * @param nearX homogeneous coordinates by which the picture of a point moves for each unit that it stands before the plane
 * @param nearY the same
 * @param nearW the same
 */
public record Bend(double origin, double curvature, double nearX, double nearY, double nearW) {
    /** Of a flat panel. */
    public static final Bend NONE = new Bend(0, 0, 0, 0, 0);

    private static final int ITERATIONS = 12;

    /**
     * Of the panel that this plane touches.
     *
     * @param plane into the picture, its denominator positive where the panel is seen
     * @param lens whose centre is the picture's principal point
     * @param focal length in picture pixels; an error of it goes into the curvature for the most part
     */
    public static Bend of(Homography plane, Lens lens, double focal, double origin, double curvature) {
        double[] right = inCamera(plane.a(), plane.d(), plane.g(), lens, focal);
        double[] down = inCamera(plane.b(), plane.e(), plane.h(), lens, focal);
        double unit = Math.sqrt(down[0] * down[0] + down[1] * down[1] + down[2] * down[2]);
        double x = -(right[1] * down[2] - right[2] * down[1]) / unit;
        double y = -(right[2] * down[0] - right[0] * down[2]) / unit;
        double w = -(right[0] * down[1] - right[1] * down[0]) / unit;
        return new Bend(origin, curvature, focal * x + lens.cx() * w, focal * y + lens.cy() * w, w);
    }

    private static double[] inCamera(double x, double y, double w, Lens lens, double focal) {
        return new double[] {(x - lens.cx() * w) / focal, (y - lens.cy() * w) / focal, w};
    }

    /** Whether there is none. */
    public boolean isFlat() {
        return curvature == 0;
    }

    /** Where the plane's map shows a point of the panel. */
    Point map(Homography plane, double x, double y) {
        double angle = curvature * (x - origin);
        double along = origin + Math.sin(angle) / curvature;
        double before = before(angle);
        double w = plane.g() * along + plane.h() * y + plane.i() + before * nearW;
        return new Point(
                (plane.a() * along + plane.b() * y + plane.c() + before * nearX) / w,
                (plane.d() * along + plane.e() * y + plane.f() + before * nearY) / w);
    }

    /** The way back, by iteration: exact to a thousandth of a unit for arcs up to 0.8 and tilts up to 40 degrees. */
    Point unmap(Homography toPlane, double pictureX, double pictureY) {
        double x = toPlane.a() * pictureX + toPlane.b() * pictureY + toPlane.c();
        double y = toPlane.d() * pictureX + toPlane.e() * pictureY + toPlane.f();
        double w = toPlane.g() * pictureX + toPlane.h() * pictureY + toPlane.i();
        double[] near = nearInPlane(toPlane);
        double before = 0;
        double angle = 0;
        double reach = 1 / w;
        for (int i = 0; i < ITERATIONS; i++) {
            reach = (1 + before * near[2]) / w;
            double sine = curvature * (reach * x - before * near[0] - origin);
            angle = Math.asin(Math.min(Math.max(sine, -1), 1));
            before = before(angle);
        }
        return new Point(origin + angle / curvature, reach * y - before * near[1]);
    }

    /** How far a point stands before the plane. */
    private double before(double angle) {
        double half = Math.sin(angle / 2);
        return 2 * half * half / curvature;
    }

    /**
     * The direction in which a point at (x, y) of the plane seems to move on the plane for each unit that it stands before
     * it is (first - x third, second - y third).
     */
    public double[] nearInPlane(Homography toPlane) {
        return new double[] {
            toPlane.a() * nearX + toPlane.b() * nearY + toPlane.c() * nearW,
            toPlane.d() * nearX + toPlane.e() * nearY + toPlane.f() * nearW,
            toPlane.g() * nearX + toPlane.h() * nearY + toPlane.i() * nearW
        };
    }

    /** First the other map, which only shifts and scales along the axes. */
    Bend after(Homography first) {
        if (isFlat()) {
            return this;
        }
        if (first.b() != 0 || first.d() != 0 || first.g() != 0 || first.h() != 0 || first.i() != 1) {
            throw new IllegalArgumentException("a curved panel's axes must stay axes: " + first);
        }
        double unit = Math.abs(first.a());
        return new Bend((origin - first.c()) / first.a(), curvature * unit, nearX * unit, nearY * unit, nearW * unit);
    }

    /** Then an affine map of the picture. */
    Bend inPicture(Homography affine) {
        return new Bend(
                origin,
                curvature,
                affine.a() * nearX + affine.b() * nearY + affine.c() * nearW,
                affine.d() * nearX + affine.e() * nearY + affine.f() * nearW,
                nearW);
    }
}
