package io.yingdun.watermark.photo;

import io.yingdun.watermark.geometry.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the plane of a photographed screen by turning a virtual camera until the segments of the picture fall into two
 * perpendicular families.
 *
 * <p>A search, not a vote of few segments: in each view the directions go into a histogram of 180 degrees, and the score
 * is the largest sum of the roots of two perpendicular bins, so that few uprights count beside many lines of text. Steep
 * views bunch directions by chance, so tilt is damped in the ranking. 1681 views x 900 segments, then the best maxima
 * refined by the simplex method; about 0.1 s.
 */
final class PlaneSearch {
    /** Yaw and pitch that are searched, degrees. */
    private static final int TILT = 44;

    private static final int STEP = 2;
    private static final int SIDE = 2 * TILT / STEP + 1;
    private static final double TILT_SPREAD = 45;
    private static final int KEPT = 6;
    private static final int LEAST_SEGMENTS = 8;
    private static final double LONGEST_COUNTED = 0.12;

    /** An edge that a person has told counts as half of all that was found, and for something where that is nothing. */
    private static final float EDGE_SHARE = 0.5f;

    private static final float LEAST_EDGE_WEIGHT = 1;

    /** Two parallel edges tell one axis of the plane, a third the other; two at a right angle leave one of its angles open. */
    private static final int DETERMINING_EDGES = 3;

    private static final int BINS = 360;
    private static final double NEIGHBOUR_SHARE = 0.6;
    private static final int EVALUATIONS = 120;
    private static final double LEAST_DEPTH = 0.05;
    private static final double SAME_DEGREES = 2.5;

    private final int width;
    private final int height;
    private final int count;
    private final boolean isDetermined;
    private final float[] x0;
    private final float[] y0;
    private final float[] x1;
    private final float[] y1;
    private final float[] weight;
    private final float[] tolerance;

    /** Degrees and the damped score. */
    private record Plane(double pitch, double yaw, double roll, double score) {}

    private PlaneSearch(LineSegments segments, List<Edge> edges, int width, int height) {
        this.width = width;
        this.height = height;
        int found = segments.count();
        count = found + edges.size();
        isDetermined = edges.size() >= DETERMINING_EDGES;
        x0 = new float[count];
        y0 = new float[count];
        x1 = new float[count];
        y1 = new float[count];
        weight = new float[count];
        tolerance = new float[count];
        double longer = Math.max(width, height);
        double focal = PlaneView.FOCAL * longer;
        float all = LEAST_EDGE_WEIGHT;
        for (int i = 0; i < count; i++) {
            boolean isTold = i >= found;
            Edge edge = isTold ? edges.get(i - found) : segments.at(i);
            x0[i] = (float) ((edge.from().x() - width / 2.0) / focal);
            y0[i] = (float) ((edge.from().y() - height / 2.0) / focal);
            x1[i] = (float) ((edge.to().x() - width / 2.0) / focal);
            y1[i] = (float) ((edge.to().y() - height / 2.0) / focal);
            double share = edge.length() / longer;
            weight[i] = isTold ? EDGE_SHARE * all : (float) Math.min(share, LONGEST_COUNTED);
            tolerance[i] = (float) Math.max(0.8, 60 / Math.max(share * 1200, 20));
            all += isTold ? 0 : weight[i];
        }
    }

    /**
     * Views of the likely planes in a field of this size, best first; the view without perspective comes last.
     *
     * @param edges of the screen that are known
     */
    static List<PlaneView> views(LineSegments segments, List<Edge> edges, int width, int height) {
        PlaneSearch search = new PlaneSearch(segments, edges, width, height);
        List<Plane> planes = new ArrayList<>();
        if (search.count >= LEAST_SEGMENTS || !edges.isEmpty()) {
            planes.addAll(search.tilted());
        }
        planes.add(search.families(0, 0));
        return planes.stream()
                .map(p -> PlaneView.turned(width, height, p.pitch(), p.yaw(), p.roll(), p.score()))
                .toList();
    }

    private List<Plane> tilted() {
        Plane[] grid = new Plane[SIDE * SIDE];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = families(i / SIDE * STEP - TILT, i % SIDE * STEP - TILT);
        }
        List<Plane> refined = new ArrayList<>();
        IntStream.range(0, grid.length)
                .filter(i -> isMaximum(grid, i))
                .mapToObj(i -> grid[i])
                .sorted(Comparator.comparingDouble(Plane::score).reversed())
                .limit(2 * KEPT)
                .forEach(start -> addUnlessKnown(refined, refined(start)));
        refined.sort(Comparator.comparingDouble(Plane::score).reversed());
        return refined.subList(0, Math.min(KEPT, refined.size()));
    }

    private static boolean isMaximum(Plane[] grid, int at) {
        int row = at / SIDE;
        int column = at % SIDE;
        for (int y = Math.max(0, row - 2); y <= Math.min(SIDE - 1, row + 2); y++) {
            for (int x = Math.max(0, column - 2); x <= Math.min(SIDE - 1, column + 2); x++) {
                if (grid[y * SIDE + x].score() > grid[at].score()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void addUnlessKnown(List<Plane> planes, Plane plane) {
        boolean near = planes.stream()
                .anyMatch(p -> Math.abs(p.pitch() - plane.pitch()) <= SAME_DEGREES
                        && Math.abs(p.yaw() - plane.yaw()) <= SAME_DEGREES);
        if (!near && Math.hypot(plane.pitch(), plane.yaw()) < TILT + STEP) {
            planes.add(plane);
        }
    }

    /** The two perpendicular families of the view with these angles. */
    private Plane families(double pitch, double yaw) {
        float[] histogram = new float[BINS];
        double[] r = PlaneView.rotation(pitch, yaw);
        for (int i = 0; i < count; i++) {
            int bin = (int) (direction(r, i) * (BINS / 180.0f));
            histogram[bin == BINS ? 0 : bin] += weight[i];
        }
        double[] root = new double[BINS];
        for (int i = 0; i < BINS; i++) {
            float before = histogram[(i + BINS - 1) % BINS];
            float after = histogram[(i + 1) % BINS];
            root[i] = Math.sqrt(histogram[i] + NEIGHBOUR_SHARE * (before + after));
        }
        int best = 0;
        for (int i = 1; i < BINS / 2; i++) {
            if (root[i] + root[i + BINS / 2] > root[best] + root[best + BINS / 2]) {
                best = i;
            }
        }
        double score = (root[best] + root[best + BINS / 2]) * damping(pitch, yaw);
        return new Plane(pitch, yaw, (best + 0.5) * 180 / BINS, score);
    }

    private double damping(double pitch, double yaw) {
        return isDetermined ? 1 : Math.exp(-0.5 * (pitch * pitch + yaw * yaw) / (TILT_SPREAD * TILT_SPREAD));
    }

    private Plane refined(Plane start) {
        Simplex.Minimum minimum = Simplex.minimize(
                p -> -agreement(p[0], p[1], p[2]),
                new double[] {start.pitch(), start.yaw(), start.roll()},
                new double[] {2, 2, 1},
                EVALUATIONS);
        double[] p = minimum.at();
        return new Plane(p[0], p[1], p[2], -minimum.value() * damping(p[0], p[1]));
    }

    /** The families' score at any roll, with a tolerance that falls with a segment's length. */
    private double agreement(double pitch, double yaw, double roll) {
        double[] r = PlaneView.rotation(pitch, yaw);
        double along = 0;
        double across = 0;
        for (int i = 0; i < count; i++) {
            double turn = direction(r, i) - roll;
            turn -= 180 * Math.floor(turn / 180);
            double first = Math.min(turn, 180 - turn) / tolerance[i];
            double second = Math.abs(turn - 90) / tolerance[i];
            along += weight[i] * Math.exp(-0.5 * first * first);
            across += weight[i] * Math.exp(-0.5 * second * second);
        }
        return Math.sqrt(along) + Math.sqrt(across);
    }

    /** Direction of a segment in a turned view, degrees, 0 to 180. */
    private float direction(double[] r, int i) {
        double startDepth = Math.max(r[2] * x0[i] + r[5] * y0[i] + r[8], LEAST_DEPTH);
        double endDepth = Math.max(r[2] * x1[i] + r[5] * y1[i] + r[8], LEAST_DEPTH);
        double dx = (r[0] * x1[i] + r[3] * y1[i] + r[6]) / endDepth - (r[0] * x0[i] + r[3] * y0[i] + r[6]) / startDepth;
        double dy = (r[1] * x1[i] + r[4] * y1[i] + r[7]) / endDepth - (r[1] * x0[i] + r[4] * y0[i] + r[7]) / startDepth;
        return halfTurn((float) dx, (float) dy);
    }

    /** Direction of (x, y) modulo 180 degrees, right to 0.01 degrees (Abramowitz and Stegun 1964, 4.4.49). */
    private static float halfTurn(float x, float y) {
        float ax = Math.abs(x);
        float ay = Math.abs(y);
        float larger = Math.max(ax, ay);
        float t = larger == 0 ? 0 : Math.min(ax, ay) / larger;
        float s = t * t;
        float arc = t * (0.9998660f + s * (-0.3302995f + s * (0.1801410f + s * (-0.0851330f + s * 0.0208351f))));
        float degrees = (float) Math.toDegrees(ay > ax ? Math.PI / 2 - arc : arc);
        float turn = x >= 0 == y >= 0 ? degrees : 180 - degrees;
        return turn >= 180 ? 0 : turn;
    }
}
