package io.yingdun.management.fleet;

/** Pixels and scaling (1.0 is 100 %) of monitors, as agents report them. */
public record ScreenSize(int width, int height, double scale) {}
