package io.yingdun.management.fleet;

import java.util.List;

/** One monitor and where it carries the mark, in its own pixels; no regions while covered means all of it. */
public record Screen(
        String name, int x, int y, int width, int height, double scale, boolean covered, List<Region> regions) {

    /** A rectangle in pixels of the monitor. */
    public record Region(int x, int y, int width, int height) {}

    public Screen {
        regions = List.copyOf(regions);
    }
}
