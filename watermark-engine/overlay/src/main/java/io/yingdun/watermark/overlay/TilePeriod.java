package io.yingdun.watermark.overlay;

import io.yingdun.watermark.carrier.Carrier;

/**
 * How large the tile is on a screen: the odd number nearest to 125 times the display scaling, the larger of two equally
 * near ones (100 % 125, 125 % 157, 150 % 187, 175 % 219, 200 % 251).
 *
 * <p>It grows with the scaling so that its period stays about the same in millimetres and a phone still resolves it on a
 * dense screen. It is odd, so every copy of the tile meets JPEG and H.264 blocks (8, 16) at another phase and their
 * errors average out over the copies, where a period of 128 would repeat the error with the tile.
 */
public final class TilePeriod {
    /** Least display scaling that is drawn. */
    public static final double LEAST_SCALE = 0.5;

    /** Largest display scaling that is drawn. */
    public static final double LARGEST_SCALE = 8.0;

    private TilePeriod() {}

    /** The period in screen pixels; 1.0 is a scaling of 100 %. */
    public static int of(double displayScale) {
        if (!(displayScale >= LEAST_SCALE && displayScale <= LARGEST_SCALE)) {
            throw new IllegalArgumentException("display scaling must lie between " + LEAST_SCALE + " and "
                    + LARGEST_SCALE + " (1.0 is 100 %), not " + displayScale);
        }
        return 2 * (int) Math.floor(Carrier.REFERENCE_PERIOD * displayScale / 2) + 1;
    }

    /** Screen pixels a pixel at 100 %, as the tile has them: 157/125 at 125 %. */
    public static double unit(double displayScale) {
        return (double) of(displayScale) / Carrier.REFERENCE_PERIOD;
    }
}
