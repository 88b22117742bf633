package io.yingdun.agent.overlay;

/**
 * A rectangle of a monitor to mark or to leave out, in thousandths of its width and height.
 *
 * @param monitor -1 for every monitor, otherwise its index in the order of x, then y
 */
public record CoverRule(boolean cover, int monitor, int left, int top, int right, int bottom) {
    /** Value of {@link #monitor} that names them all. */
    public static final int EVERY_MONITOR = -1;

    private static final int WHOLE = 1000;

    public CoverRule {
        if (monitor < EVERY_MONITOR) {
            throw new IllegalArgumentException("a region's monitor is -1 or an index, not " + monitor);
        }
        if (left < 0 || top < 0 || right > WHOLE || bottom > WHOLE || left >= right || top >= bottom) {
            throw new IllegalArgumentException("a region's edges lie between 0 and 1000, left before right and top"
                    + " before bottom; not " + left + ", " + top + ", " + right + ", " + bottom);
        }
    }

    boolean appliesTo(int index) {
        return monitor == EVERY_MONITOR || monitor == index;
    }

    /** Edges are rounded one by one, so that rules that meet in thousandths meet in pixels too. */
    Area on(DisplayMonitor display) {
        int x = pixels(left, display.width());
        int y = pixels(top, display.height());
        return new Area(x, y, pixels(right, display.width()) - x, pixels(bottom, display.height()) - y);
    }

    private static int pixels(int thousandths, int length) {
        return (int) Math.round((double) thousandths * length / WHOLE);
    }
}
