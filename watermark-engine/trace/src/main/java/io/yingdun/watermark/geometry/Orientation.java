package io.yingdun.watermark.geometry;

import java.util.List;

/**
 * How a picture of a screen was turned or mirrored after it was made: the eight ways in which axes stay axes, those that
 * EXIF counts too (CIPA DC-008, tag 274). Each takes a point (u, v) of the screen's own way up to the picture's (a u + b v,
 * c u + d v), but for a shift.
 */
public enum Orientation {
    UPRIGHT(1, 0, 0, 1),
    HALF_TURN(-1, 0, 0, -1),
    /** A quarter clockwise. */
    QUARTER_TURN(0, -1, 1, 0),
    THREE_QUARTER_TURN(0, 1, -1, 0),
    /** Left and right changed. */
    MIRRORED(-1, 0, 0, 1),
    /** Top and bottom changed. */
    FLIPPED(1, 0, 0, -1),
    TRANSPOSED(0, 1, 1, 0),
    TRANSVERSED(0, -1, -1, 0);

    /** One of each two that differ by half a turn, between which a power spectrum cannot tell. */
    public static final List<Orientation> AXES = List.of(UPRIGHT, QUARTER_TURN, MIRRORED, TRANSPOSED);

    private final int a;
    private final int b;
    private final int c;
    private final int d;

    Orientation(int a, int b, int c, int d) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
    }

    /** Whether a wide screen is a high picture. */
    public boolean swapsSides() {
        return a == 0;
    }

    /** The same and half a turn more. */
    public Orientation halfTurned() {
        return switch (this) {
            case UPRIGHT -> HALF_TURN;
            case HALF_TURN -> UPRIGHT;
            case QUARTER_TURN -> THREE_QUARTER_TURN;
            case THREE_QUARTER_TURN -> QUARTER_TURN;
            case MIRRORED -> FLIPPED;
            case FLIPPED -> MIRRORED;
            case TRANSPOSED -> TRANSVERSED;
            case TRANSVERSED -> TRANSPOSED;
        };
    }

    /** Where a frequency of the screen is found in the picture. */
    public Point ofFrequency(double fx, double fy) {
        return new Point(a * fx + b * fy, c * fx + d * fy);
    }

    /** From the screen's own way up to a picture of this size. */
    public Homography toPicture(int width, int height) {
        return Homography.affine(a, b, a + b < 0 ? width : 0, c, d, c + d < 0 ? height : 0);
    }
}
