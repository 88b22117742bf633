package io.yingdun.watermark.geometry;

/** A part of one of a screen's four edges, as a picture shows it. */
public record Edge(Point from, Point to) {
    private static final double LEAST_LENGTH = 16;

    public Edge {
        if (!(Math.hypot(to.x() - from.x(), to.y() - from.y()) >= LEAST_LENGTH)) {
            throw new IllegalArgumentException("an edge is told by two points of it that are 16 pixels apart or more");
        }
    }

    /** The same in a picture that is so many times as large. */
    public Edge scaled(double factor) {
        return new Edge(from.scaled(factor), to.scaled(factor));
    }
}
