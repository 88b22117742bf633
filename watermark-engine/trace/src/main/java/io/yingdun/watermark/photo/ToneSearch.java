package io.yingdun.watermark.photo;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.Harmonic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Proposes scale, turn, aspect and shear of the screen in a view of its plane: those under which all nine tones stand out
 * of the mean spectrum. A grid of 130 000 cases a quarter turn, nine look-ups each; 10 to 20 ms.
 */
final class ToneSearch {
    private static final double SCALE_STEP = 0.010;
    private static final double TURN_STEP = Math.toRadians(0.6);
    private static final double ASPECT_STEP = 0.013;
    private static final double SHEAR_STEP = 0.008;
    private static final double RIM = 0.08;
    private static final int CONSIDERED = 2000;
    private static final double SAME = 0.03;

    private static final int CASE = 4;

    private final float[] fx;
    private final float[] fy;
    private final Map<Cases, float[][]> grids = new HashMap<>();

    /** View pixels a screen pixel that are tried. */
    record Sizes(double least, double largest) {
        /** Of a picture in the size in which photos are searched. */
        static final Sizes USUAL = new Sizes(0.22, 2.2);

        /** Of one half as large, for what is too large in the former: by the same unit 1.9 to 5.6. */
        static final Sizes HALVED = new Sizes(0.95, 2.8);
    }

    private record Cases(Sizes sizes, Reach reach) {}

    /** How far from the view's own axes the screen's may lie: radians, and logarithm of the aspect, and shear. */
    record Reach(double turn, double aspect, double shear) {
        /** For views by line families, whose focal length may be wrong. */
        static final Reach FAMILIES = new Reach(Math.toRadians(2.1), 0.04, 0.016);

        /** For views by four corners, which tell the axes but not the aspect. */
        static final Reach CORNERS = new Reach(Math.toRadians(0.9), 0.35, 0.008);
    }

    /**
     * Screen pixels = (a b; c d) view pixels, but for a shift.
     *
     * @param score sum over nine tones of z-scores cut at 6: 54 at most, about 20 by chance
     */
    record Candidate(double score, double a, double b, double c, double d) {
        boolean isNear(Candidate o, double share) {
            double limit = share * Math.sqrt(Math.abs(o.a * o.d - o.b * o.c));
            return Math.abs(a - o.a) <= limit
                    && Math.abs(b - o.b) <= limit
                    && Math.abs(c - o.c) <= limit
                    && Math.abs(d - o.d) <= limit;
        }
    }

    ToneSearch(Carrier carrier) {
        List<Harmonic> tones = carrier.pilot();
        fx = new float[tones.size()];
        fy = new float[tones.size()];
        for (int i = 0; i < fx.length; i++) {
            fx[i] = (float) tones.get(i).kx() / Carrier.REFERENCE_PERIOD;
            fy[i] = (float) tones.get(i).ky() / Carrier.REFERENCE_PERIOD;
        }
    }

    /** The best few of the view as it is and turned by 90 degrees, best first. */
    List<Candidate> best(MeanSpectrum spectrum, Sizes sizes, Reach reach, int most) {
        float[][] grid = grids.computeIfAbsent(new Cases(sizes, reach), ToneSearch::grid);
        List<Candidate> best = new ArrayList<>();
        for (float[] quarter : grid) {
            best.addAll(best(spectrum, quarter, most));
        }
        best.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return best.subList(0, Math.min(most, best.size()));
    }

    /** Upright and on its side, the four numbers of every case in turn. */
    private static float[][] grid(Cases cases) {
        Reach reach = cases.reach();
        List<float[]> upright = new ArrayList<>();
        double largest = Math.log(cases.sizes().largest());
        for (double size = Math.log(cases.sizes().least()); size < largest; size += SCALE_STEP) {
            for (double turn = -reach.turn(); turn <= reach.turn() + 1e-9; turn += TURN_STEP) {
                double c = Math.cos(turn);
                double s = Math.sin(turn);
                for (double aspect = -reach.aspect(); aspect <= reach.aspect() + 1e-9; aspect += ASPECT_STEP) {
                    double across = Math.exp(-size + aspect / 2);
                    double down = Math.exp(-size - aspect / 2);
                    for (double shear = -reach.shear(); shear <= reach.shear() + 1e-9; shear += SHEAR_STEP) {
                        upright.add(new float[] {
                            (float) (across * (c + shear * s)),
                            (float) (across * (shear * c - s)),
                            (float) (down * s),
                            (float) (down * c)
                        });
                    }
                }
            }
        }
        float[][] grid = new float[2][CASE * upright.size()];
        for (int i = 0; i < upright.size(); i++) {
            float[] m = upright.get(i);
            System.arraycopy(m, 0, grid[0], CASE * i, CASE);
            System.arraycopy(new float[] {-m[1], m[0], -m[3], m[2]}, 0, grid[1], CASE * i, CASE);
        }
        return grid;
    }

    private List<Candidate> best(MeanSpectrum spectrum, float[] grid, int most) {
        float[] scores = new float[grid.length / CASE];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score(spectrum, grid, CASE * i);
        }
        float[] sorted = scores.clone();
        Arrays.sort(sorted);
        float least = sorted[Math.max(0, sorted.length - CONSIDERED)];
        List<Candidate> kept = new ArrayList<>();
        IntStream.range(0, scores.length)
                .filter(i -> scores[i] >= least)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .map(i -> candidate(scores[i], grid, CASE * i))
                .takeWhile(c -> kept.size() < most)
                .filter(c -> kept.stream().noneMatch(k -> c.isNear(k, SAME)))
                .forEach(kept::add);
        return kept;
    }

    private static Candidate candidate(float score, float[] m, int at) {
        return new Candidate(score, m[at], m[at + 1], m[at + 2], m[at + 3]);
    }

    /** A tone f of the screen has the frequency transposed(m) f in the view. */
    private float score(MeanSpectrum spectrum, float[] m, int at) {
        int side = spectrum.side();
        int half = side / 2;
        float[] values = spectrum.values();
        float limit = (float) (half * (1 - RIM));
        float a = m[at] * side;
        float b = m[at + 1] * side;
        float c = m[at + 2] * side;
        float d = m[at + 3] * side;
        float sum = 0;
        for (int i = 0; i < fx.length; i++) {
            float gx = a * fx[i] + c * fy[i];
            float gy = b * fx[i] + d * fy[i];
            if (gx < 0) {
                gx = -gx;
                gy = -gy;
            }
            if (gx < limit && Math.abs(gy) < limit) {
                sum += values[((int) (gy + half + 0.5f)) * (half + 1) + (int) (gx + 0.5f)];
            }
        }
        return sum;
    }
}
