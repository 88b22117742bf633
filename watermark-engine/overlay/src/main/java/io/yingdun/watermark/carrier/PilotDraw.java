package io.yingdun.watermark.carrier;

import io.yingdun.watermark.keys.CarrierKey;
import io.yingdun.watermark.keys.KeyStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the nine pilot tones.
 *
 * <p>Three rings of 3, 4 and 2 tones (periods of 7.5 to 19 px: a phone resolves them, the eye hardly), angles spread
 * over 180 degrees with a keyed jitter. Nine tones leave side maxima in the autocorrelation, at which a search for the
 * position can lock; so a fixed number of sets is drawn and the one with the lowest side maximum taken. Costs about 20
 * ms once a key.
 */
final class PilotDraw {
    private static final double[][] RINGS = {{6.5, 8.0, 3}, {10.0, 12.5, 4}, {14.5, 16.5, 2}};
    private static final int TONES = 9;
    private static final int SETS = 48;
    private static final int TRIES = 100;

    /** Main lobe of the autocorrelation, px at scale 1. */
    private static final int MAIN_LOBE = 6;

    private PilotDraw() {}

    static List<Harmonic> draw(CarrierKey key, double power) {
        double[] cosine = cosines();
        List<Harmonic> best = List.of();
        double lowest = Double.POSITIVE_INFINITY;
        for (int set = 0; set < SETS; set++) {
            List<Harmonic> tones = drawSet(key.stream("carrier/pilot/" + set), power);
            if (tones.size() == TONES) {
                double side = sideMaximum(tones, cosine);
                if (side < lowest) {
                    lowest = side;
                    best = tones;
                }
            }
        }
        if (best.isEmpty()) {
            throw new IllegalStateException("no pilot set could be drawn from this key");
        }
        return best;
    }

    private static List<Harmonic> drawSet(KeyStream random, double power) {
        double amplitude = StrictMath.sqrt(2 * power / TONES);
        List<Harmonic> tones = new ArrayList<>();
        for (double[] ring : RINGS) {
            double offset = random.nextDouble() * StrictMath.PI;
            for (int i = 0; i < ring[2]; i++) {
                for (int attempt = 0; attempt < TRIES; attempt++) {
                    double angle = offset + StrictMath.PI * (i + random.nextDouble() / 2 - 0.25) / ring[2];
                    double radius = ring[0] + (ring[1] - ring[0]) * random.nextDouble();
                    int kx = (int) StrictMath.rint(radius * StrictMath.cos(angle));
                    int ky = (int) StrictMath.rint(radius * StrictMath.sin(angle));
                    Harmonic tone = ky < 0 ? new Harmonic(-kx, -ky, 0, amplitude) : new Harmonic(kx, ky, 0, amplitude);
                    if (fits(tone, tones)) {
                        tones.add(
                                new Harmonic(tone.kx(), tone.ky(), 2 * StrictMath.PI * random.nextDouble(), amplitude));
                        break;
                    }
                }
            }
        }
        return tones;
    }

    private static boolean fits(Harmonic tone, List<Harmonic> others) {
        return Math.abs(tone.kx()) >= Carrier.LEAST_INDEX
                && tone.ky() >= Carrier.LEAST_INDEX
                && others.stream().allMatch(o -> Math.abs(o.kx() - tone.kx()) + Math.abs(o.ky() - tone.ky()) > 2);
    }

    private static double sideMaximum(List<Harmonic> tones, double[] cosine) {
        int period = Carrier.REFERENCE_PERIOD;
        double highest = 0;
        for (int dy = 0; dy <= period / 2; dy++) {
            for (int dx = -period / 2; dx <= period / 2; dx++) {
                if (dx * dx + dy * dy <= MAIN_LOBE * MAIN_LOBE) {
                    continue;
                }
                double sum = 0;
                for (Harmonic tone : tones) {
                    sum += cosine[Math.floorMod(tone.kx() * dx + tone.ky() * dy, period)];
                }
                highest = Math.max(highest, sum);
            }
        }
        return highest / tones.size();
    }

    private static double[] cosines() {
        double[] cosine = new double[Carrier.REFERENCE_PERIOD];
        for (int i = 0; i < cosine.length; i++) {
            cosine[i] = StrictMath.cos(2 * StrictMath.PI * i / cosine.length);
        }
        return cosine;
    }
}
