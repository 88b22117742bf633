package io.yingdun.watermark.photo;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Quadrilateral;
import org.jspecify.annotations.Nullable;

/**
 * The view of a virtual camera that faces the screen's plane: only scale, turn, aspect and shift are left unknown in it.
 *
 * @param toField view pixels to field pixels; the scale is 1 in the middle of the field, which is (0, 0) of the view
 * @param box part of the view that holds the screen; null if not known
 * @param score of whatever proposed the view
 */
record PlaneView(Homography toField, @Nullable Box box, double score) {
    /** Focal length over the picture's longer side; an error here shows as aspect only. */
    static final double FOCAL = 0.8;

    private static final double CORNER_MARGIN = 0.04;

    /** The view of a camera that was turned by these angles (degrees) towards the plane. */
    static PlaneView turned(int width, int height, double pitch, double yaw, double roll, double score) {
        double focal = FOCAL * Math.max(width, height);
        double[] r = rotation(pitch, yaw);
        double c = Math.cos(Math.toRadians(roll));
        double s = Math.sin(Math.toRadians(roll));
        double[] t = {
            r[0] * c + r[1] * s, r[1] * c - r[0] * s, r[2],
            r[3] * c + r[4] * s, r[4] * c - r[3] * s, r[5],
            r[6] * c + r[7] * s, r[7] * c - r[6] * s, r[8]
        };
        Homography turn = new Homography(t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7], t[8]);
        return new PlaneView(facing(turn, width, height, focal), null, score);
    }

    /** The view in which these corners are those of a rectangle, somewhat wider than it. */
    static PlaneView ofCorners(Quadrilateral corners) {
        double halfWidth = corners.width() / 2;
        double halfHeight = corners.height() / 2;
        Homography toField = Homography.ontoQuadrilateral(2 * halfWidth, 2 * halfHeight, corners)
                .after(Homography.translation(halfWidth, halfHeight));
        Box box = new Box(-halfWidth, -halfHeight, halfWidth, halfHeight).widened(CORNER_MARGIN * halfWidth);
        return new PlaneView(toField, box, 0);
    }

    /** From a map of directions to one of pixels, with scale 1 in the middle. */
    static Homography facing(Homography directions, int width, int height, double focal) {
        Homography camera = Homography.affine(focal, 0, width / 2.0, 0, focal, height / 2.0);
        var middle = directions.inverse().map(0, 0);
        Homography toDirection = Homography.affine(1 / focal, 0, middle.x(), 0, 1 / focal, middle.y());
        Homography h = camera.after(directions).after(toDirection);
        double det = (h.a() - h.c() / h.i() * h.g()) * (h.e() - h.f() / h.i() * h.h())
                - (h.b() - h.c() / h.i() * h.h()) * (h.d() - h.f() / h.i() * h.g());
        double scale = Math.abs(h.i()) / Math.sqrt(Math.abs(det));
        return h.after(Homography.scaling(scale, scale));
    }

    /** Rotation by pitch about x after yaw about y, row by row. */
    static double[] rotation(double pitch, double yaw) {
        double cp = Math.cos(Math.toRadians(pitch));
        double sp = Math.sin(Math.toRadians(pitch));
        double cy = Math.cos(Math.toRadians(yaw));
        double sy = Math.sin(Math.toRadians(yaw));
        return new double[] {cy, 0, sy, sp * sy, cp, -sp * cy, -cp * sy, sp, cp * cy};
    }

    /** The same of a field that is shrunk to this share of its width and height. */
    PlaneView scaled(double share) {
        Homography scaled =
                Homography.scaling(share, share).after(toField).after(Homography.scaling(1 / share, 1 / share));
        Box shrunk = box == null
                ? null
                : new Box(box.left() * share, box.top() * share, box.right() * share, box.bottom() * share);
        return new PlaneView(scaled, shrunk, score);
    }

    PlaneView within(@Nullable Box newBox) {
        return new PlaneView(toField, newBox, score);
    }
}
