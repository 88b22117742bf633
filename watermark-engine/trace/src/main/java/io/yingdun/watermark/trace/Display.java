package io.yingdun.watermark.trace;

import io.yingdun.watermark.overlay.TilePeriod;

/**
 * A display on which a mark may have been drawn.
 *
 * @param width in its own pixels
 * @param height in its own pixels
 * @param scaling 1.0 is 100 %; the tile grows with it, see {@link TilePeriod}
 */
public record Display(int width, int height, double scaling) {
    public Display {
        if (!isDrawnOn(width, height, scaling)) {
            throw new IllegalArgumentException("no display has " + width + " x " + height + " pixels at " + scaling);
        }
    }

    /** Whether there can be a mark on such a display. */
    public static boolean isDrawnOn(int width, int height, double scaling) {
        return width > 0 && height > 0 && scaling >= TilePeriod.LEAST_SCALE && scaling <= TilePeriod.LARGEST_SCALE;
    }

    /** Display pixels a pixel of the screen at 100 %, as the drawn tile has them. */
    double unit() {
        return TilePeriod.unit(scaling);
    }
}
