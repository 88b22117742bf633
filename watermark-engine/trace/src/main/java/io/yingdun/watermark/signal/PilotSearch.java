package io.yingdun.watermark.signal;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.Harmonic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds where the tile starts: for every shift the sum of the pilot tones in phase, its local maxima refined to a
 * fraction of a pixel. 15 625 shifts x 9 tones, about 0.5 ms.
 */
public final class PilotSearch {
    private static final int PERIOD = Carrier.REFERENCE_PERIOD;
    private static final int NEWTON_STEPS = 6;

    private final List<Harmonic> tones;
    private final float[] cosine = new float[PERIOD];
    private final float[] sine = new float[PERIOD];

    /** A shift in screen pixels and its score: 1 is the standard deviation of the score without a mark. */
    public record Shift(double dx, double dy, double score) {}

    public PilotSearch(Carrier carrier) {
        tones = carrier.pilot();
        for (int i = 0; i < PERIOD; i++) {
            cosine[i] = (float) Math.cos(2 * Math.PI * i / PERIOD);
            sine[i] = (float) Math.sin(2 * Math.PI * i / PERIOD);
        }
    }

    /** The highest local maxima, best first; never empty. */
    public List<Shift> peaks(TileSpectrum spectrum, int most) {
        float[] scores = scores(spectrum.pilot());
        List<Shift> peaks = new ArrayList<>();
        for (int y = 0; y < PERIOD; y++) {
            for (int x = 0; x < PERIOD; x++) {
                float score = scores[y * PERIOD + x];
                if (score > 0 && isPeak(scores, x, y, score)) {
                    peaks.add(new Shift(x, y, score));
                }
            }
        }
        if (peaks.isEmpty()) {
            return List.of(new Shift(0, 0, 0));
        }
        peaks.sort(Comparator.comparingDouble(Shift::score).reversed());
        return peaks.stream()
                .limit(most)
                .map(peak -> refine(peak, spectrum.pilot()))
                .toList();
    }

    private static boolean isPeak(float[] scores, int x, int y, float score) {
        for (int dy = -1; dy <= 1; dy++) {
            int row = (y + dy + PERIOD) % PERIOD * PERIOD;
            for (int dx = -1; dx <= 1; dx++) {
                if (scores[row + (x + dx + PERIOD) % PERIOD] > score) {
                    return false;
                }
            }
        }
        return true;
    }

    private float[] scores(float[] pilot) {
        float[] scores = new float[PERIOD * PERIOD];
        float unit = (float) Math.sqrt(tones.size() / 2.0);
        for (int i = 0; i < tones.size(); i++) {
            Harmonic tone = tones.get(i);
            float re = pilot[2 * i] / unit;
            float im = pilot[2 * i + 1] / unit;
            for (int y = 0; y < PERIOD; y++) {
                int turn = tone.ky() * y % PERIOD;
                int step = Math.floorMod(tone.kx(), PERIOD);
                int line = y * PERIOD;
                for (int x = 0; x < PERIOD; x++) {
                    scores[line + x] += re * cosine[turn] - im * sine[turn];
                    turn += step;
                    turn -= turn >= PERIOD ? PERIOD : 0;
                }
            }
        }
        return scores;
    }

    /** Newton's method on the smooth sum, held within a pixel of the grid's maximum. */
    private Shift refine(Shift start, float[] pilot) {
        double dx = start.dx();
        double dy = start.dy();
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double gx = 0;
            double gy = 0;
            double hxx = 0;
            double hxy = 0;
            double hyy = 0;
            for (int i = 0; i < tones.size(); i++) {
                double kx = 2 * Math.PI * tones.get(i).kx() / PERIOD;
                double ky = 2 * Math.PI * tones.get(i).ky() / PERIOD;
                double c = Math.cos(kx * dx + ky * dy);
                double s = Math.sin(kx * dx + ky * dy);
                double real = pilot[2 * i] * c - pilot[2 * i + 1] * s;
                double imaginary = pilot[2 * i] * s + pilot[2 * i + 1] * c;
                gx -= imaginary * kx;
                gy -= imaginary * ky;
                hxx -= real * kx * kx;
                hxy -= real * kx * ky;
                hyy -= real * ky * ky;
            }
            double det = hxx * hyy - hxy * hxy;
            if (!(det > 0 && hxx < 0)) {
                break;
            }
            dx = within(dx - (hyy * gx - hxy * gy) / det, start.dx());
            dy = within(dy - (hxx * gy - hxy * gx) / det, start.dy());
        }
        return new Shift(dx, dy, score(pilot, dx, dy));
    }

    private double score(float[] pilot, double dx, double dy) {
        double sum = 0;
        for (int i = 0; i < tones.size(); i++) {
            double turn = 2 * Math.PI * (tones.get(i).kx() * dx + tones.get(i).ky() * dy) / PERIOD;
            sum += pilot[2 * i] * Math.cos(turn) - pilot[2 * i + 1] * Math.sin(turn);
        }
        return sum / Math.sqrt(tones.size() / 2.0);
    }

    private static double within(double value, double centre) {
        return Math.min(Math.max(value, centre - 1), centre + 1);
    }
}
