package io.yingdun.watermark.photo;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Bend;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.Window;
import java.util.Arrays;

/**
 * Makes a geometry that is right at one place exact over the whole screen: the pilot's sum in phase is climbed over a
 * square round the place, then over larger and larger ones, each start within reach of the last. Given up early where
 * the sum does not rise. About 0.1 s a step of 1000 x 1000 screen pixels.
 */
final class GeometryGrowth {
    private static final int TRIALS = 40;
    private static final int GENERATIONS = 40;
    private static final int POLISH_TRIALS = 48;
    private static final int POLISH_GENERATIONS = 50;
    private static final double FINEST = 0.06;
    private static final int LEAST_CELLS = 6;
    private static final double LEAST_SIDE = 128;
    private static final double LEAST_POLISHED_SIDE = 256;
    private static final double POLISH_MARGIN = 32;
    private static final double POLISHED = 6.5;
    private static final double LEFT_OUT = 0.01;

    /** Screen pixels on each side of what was grown before. */
    private static final double REACH = 512;

    /** Half sides of the squares in screen pixels, spread of the nine terms at their rim in pixels, least score. */
    private enum Step {
        NEAR(300, 0, 2, 2, 2, 3, 2, 3, 0.7, 0.7, 0.1),
        MIDDLE(520, 5, 1.5, 1.5, 2, 2, 2, 2, 1.5, 1.5, 0.4),
        FAR(900, 6, 1, 1, 2, 2, 2, 2, 1.5, 1.5, 0.8),
        WHOLE(1500, 6.5, 1, 1, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1);

        private final double half;
        private final double leastScore;
        private final double[] spread;

        Step(double half, double leastScore, double... spread) {
            this.half = half;
            this.leastScore = leastScore;
            this.spread = spread;
        }
    }

    private static final double[] POLISH = {1.5, 1.5, 2, 2, 2, 2, 2, 2, 1.5};
    private static final double[] FINE_POLISH = {0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7};

    /** Spread of the tenth term, for a curved screen, at the rim in pixels. */
    private static final double BEND = 3;

    private static final double[] FLAT = new double[3];

    private final Residual residual;
    private final Carrier carrier;
    private final double focal;

    /** A geometry, the pilot's score under it, and the part of the screen it was made exact on. */
    record Grown(Projection gridToField, double score, Box box) {}

    GeometryGrowth(Residual residual, Carrier carrier) {
        this.residual = residual;
        this.carrier = carrier;
        focal = PlaneView.FOCAL * Math.max(residual.width(), residual.height());
    }

    /** From a geometry that is right round (x, y) of the screen to all of this box. */
    Grown grow(Projection start, double x, double y, Box box) {
        return grow(start, x, y, box, false);
    }

    /** The same for a screen that may be curved about its vertical. */
    Grown growBent(Projection start, double x, double y, Box box) {
        return grow(start, x, y, box, true);
    }

    private Grown grow(Projection start, double x, double y, Box box, boolean isCurved) {
        Grown grown = new Grown(start, 0, box);
        for (Step step : Step.values()) {
            Box square = box.and(Box.around(x, y, step.half));
            if (square.shorterSide() < LEAST_SIDE) {
                return grown;
            }
            boolean isBent = isCurved && step != Step.NEAR;
            grown = climb(
                    grown.gridToField(), square, isBent ? withBend(step.spread) : step.spread, TRIALS, GENERATIONS);
            if (grown.score() < step.leastScore) {
                return grown;
            }
            if (square.equals(box)) {
                break;
            }
        }
        return grown.score() < POLISHED ? grown : polished(grown);
    }

    /** Once more on the rectangle that shows the pilot. */
    private Grown polished(Grown grown) {
        Box shown = WeightedArea.of(cells(grown.gridToField(), grown.box()))
                .bounds(LEFT_OUT)
                .widened(POLISH_MARGIN)
                .and(grown.box());
        return polished(grown, shown);
    }

    /**
     * Once more, for a geometry under which something was read, on the rectangle in which the pilot stands clearest: that
     * is about the screen, and both a part of it and more than it tell less.
     */
    Grown again(Grown grown) {
        return polished(
                grown, cells(grown.gridToField(), grown.box().widened(REACH)).clearest());
    }

    private Grown polished(Grown grown, Box shown) {
        if (shown.shorterSide() < LEAST_POLISHED_SIDE) {
            return grown;
        }
        boolean isFlat = grown.gridToField().bend().isFlat();
        double[] spread = isFlat ? POLISH : withBend(POLISH);
        double[] fine = isFlat ? FINE_POLISH : withBend(FINE_POLISH);
        Grown once = climb(grown.gridToField(), shown, spread, POLISH_TRIALS, POLISH_GENERATIONS);
        return climb(once.gridToField(), shown, fine, POLISH_TRIALS, POLISH_GENERATIONS);
    }

    private static double[] withBend(double[] spread) {
        double[] out = Arrays.copyOf(spread, spread.length + 1);
        out[spread.length] = BEND;
        return out;
    }

    /** A short climb from another start, such as a side maximum. */
    Grown climb(Projection start, Box box, double[] spread) {
        return climb(start, box, spread, TRIALS, GENERATIONS);
    }

    private Grown climb(Projection start, Box box, double[] spread, int trials, int generations) {
        boolean isFlat = spread.length == PilotSum.FLAT_TERMS;
        double[] near = isFlat
                ? FLAT
                : Bend.of(start.plane(), start.lens(), focal, 0, 0)
                        .nearInPlane(start.plane().inverse());
        PilotSum sum = new PilotSum(cells(start, box), carrier, box.centreX(), box.centreY(), box.width() / 2, near);
        if (sum.cells() < LEAST_CELLS) {
            return new Grown(start, 0, box);
        }
        Evolution.Maximum best = new Evolution(sum::at, trials, generations).maximize(spread, spread.length, FINEST);
        return new Grown(displaced(start, sum, best.at(), box, isFlat), best.value(), box);
    }

    PilotCells cells(Projection gridToField, Box box) {
        return PilotCells.of(residual, gridToField, window(box), carrier);
    }

    /** Whole cells that hold the box. */
    static Window window(Box box) {
        int side = PilotCells.SIDE;
        int left = (int) Math.floor(box.left() / side) * side;
        int top = (int) Math.floor(box.top() / side) * side;
        int columns = Math.max(1, (int) Math.ceil((box.right() - left) / side));
        int rows = Math.max(1, (int) Math.ceil((box.bottom() - top) / side));
        return new Window(left, top, columns * side, rows * side);
    }

    /** The projection nearest to the old one after the displacement. */
    private Projection displaced(Projection start, PilotSum sum, double[] terms, Box box, boolean isFlat) {
        int across = 9;
        int down = 7;
        double[][] plane = new double[across * down][];
        double[][] seen = new double[across * down][];
        for (int i = 0; i < plane.length; i++) {
            double x = box.left() + box.width() * (i % across) / (across - 1);
            double y = box.top() + box.height() * (i / across) / (down - 1);
            plane[i] = new double[] {x, y};
            double[] moved = sum.displaced(terms, x, y);
            Point p = start.map(moved[0], moved[1]);
            seen[i] = new double[] {p.x(), p.y()};
        }
        return ProjectionFit.fit(start, plane, seen, isFlat ? 0 : focal);
    }
}
