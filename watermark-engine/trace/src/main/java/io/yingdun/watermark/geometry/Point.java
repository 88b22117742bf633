package io.yingdun.watermark.geometry;

/** A place in the plane. */
public record Point(double x, double y) {

    /** The same in a picture that is so many times as large. */
    public Point scaled(double factor) {
        return new Point(factor * x, factor * y);
    }
}
