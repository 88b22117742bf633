package io.yingdun.watermark.photo;

/** An upright rectangle of a view or of the screen. */
record Box(double left, double top, double right, double bottom) {

    /** The square of this half side. */
    static Box around(double x, double y, double half) {
        return new Box(x - half, y - half, x + half, y + half);
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    double shorterSide() {
        return Math.min(width(), height());
    }

    double centreX() {
        return (left + right) / 2;
    }

    double centreY() {
        return (top + bottom) / 2;
    }

    /** What both have; sides may be negative where they have nothing. */
    Box and(Box o) {
        return new Box(
                Math.max(left, o.left), Math.max(top, o.top), Math.min(right, o.right), Math.min(bottom, o.bottom));
    }

    Box widened(double by) {
        return new Box(left - by, top - by, right + by, bottom + by);
    }

    Box shifted(double dx, double dy) {
        return new Box(left + dx, top + dy, right + dx, bottom + dy);
    }
}
