package io.yingdun.watermark.geometry;

/** A part of one of a screen's four edges, as a picture shows it. */
public record Edge(Point from, Point to) {

    public double length() {
        return Math.hypot(to.x() - from.x(), to.y() - from.y());
    }

    /** The same in a picture that is so many times as large. */
    public Edge scaled(double factor) {
        return new Edge(from.scaled(factor), to.scaled(factor));
    }
}
