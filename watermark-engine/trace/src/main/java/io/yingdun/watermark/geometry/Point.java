package io.yingdun.watermark.geometry;

/** A place in the plane. */
public record Point(double x, double y) {}
