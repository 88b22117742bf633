package io.yingdun.watermark.signal;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.Harmonic;
import java.util.Arrays;
import java.util.List;

/**
 * The folded tile at the carrier's frequencies, in units of the noise there: 1 is the root mean square of a coefficient
 * without a mark. Phases are those of the carrier taken off, so that a mark that starts at the origin has real pilot
 * coefficients.
 *
 * @param pilot real and imaginary parts in turn, 9 tones
 * @param payload real and imaginary parts in turn, 576 harmonics
 */
public record TileSpectrum(float[] pilot, float[] payload) {
    private static final int SIDE = TileFold.SIDE;
    private static final int NEIGHBOURHOOD = 4;
    private static final double[] COSINE = new double[SIDE];
    private static final double[] SINE = new double[SIDE];

    static {
        for (int i = 0; i < SIDE; i++) {
            COSINE[i] = Math.cos(2 * Math.PI * i / SIDE);
            SINE[i] = Math.sin(2 * Math.PI * i / SIDE);
        }
    }

    public static TileSpectrum of(TileFold fold, Carrier carrier) {
        float[] whole = Fourier.transform(fold.sums(), SIDE, SIDE);
        float[] rest = Fourier.transform(withoutPilot(fold, whole, carrier.pilot()), SIDE, SIDE);
        return new TileSpectrum(
                coefficients(whole, rest, carrier.pilot()), coefficients(rest, rest, carrier.payload()));
    }

    /** The pilot alone, for searches: about a third of the work. */
    public static TileSpectrum ofPilot(TileFold fold, Carrier carrier) {
        float[] whole = Fourier.transform(fold.sums(), SIDE, SIDE);
        return new TileSpectrum(coefficients(whole, whole, carrier.pilot()), new float[0]);
    }

    /**
     * With every tone cut to so many times the median tone. A place lies in the phases; where few tones, of a picture's
     * texture, carry most of the power, they leave it undecided.
     */
    public TileSpectrum withTonesCut(double medians) {
        double[] sizes = new double[pilot.length / 2];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.hypot(pilot[2 * i], pilot[2 * i + 1]);
        }
        double[] sorted = sizes.clone();
        Arrays.sort(sorted);
        float[] cut = pilot.clone();
        for (int i = 0; i < cut.length; i++) {
            double limit = medians * sorted[sorted.length / 2];
            cut[i] *= (float) Math.min(1, limit / Math.max(sizes[i / 2], 1e-12));
        }
        return new TileSpectrum(cut, payload);
    }

    /** Score of the pilot where the mark starts at the window's own origin; 1 is the standard deviation by chance. */
    public double pilotScore() {
        double sum = 0;
        for (int i = 0; i < pilot.length; i += 2) {
            sum += pilot[i];
        }
        return sum / Math.sqrt(pilot.length / 4.0);
    }

    /**
     * Where the window holds no whole number of tiles, its tones leak into their neighbours, and a pilot tone has 64 times
     * the power of a payload harmonic. So the pilot as it is found is taken out first.
     */
    private static float[] withoutPilot(TileFold fold, float[] spectrum, List<Harmonic> pilot) {
        double covered = 1e-12;
        for (float weight : fold.coverage()) {
            covered += weight;
        }
        float[] rest = fold.sums().clone();
        for (Harmonic h : pilot) {
            int at = index(2 * h.kx(), 2 * h.ky());
            double re = 2 * spectrum[at] / covered;
            double im = 2 * spectrum[at + 1] / covered;
            int step = Math.floorMod(2 * h.kx(), SIDE);
            for (int y = 0; y < SIDE; y++) {
                int turn = Math.floorMod(2 * h.ky() * y, SIDE);
                for (int x = 0; x < SIDE; x++) {
                    double tone = re * COSINE[turn] - im * SINE[turn];
                    rest[y * SIDE + x] -= (float) (tone * fold.coverage()[y * SIDE + x]);
                    turn += step;
                    turn -= turn >= SIDE ? SIDE : 0;
                }
            }
        }
        return rest;
    }

    private static int index(int bx, int by) {
        return 2 * (Math.floorMod(by, SIDE) * SIDE + Math.floorMod(bx, SIDE));
    }

    private static float[] coefficients(float[] spectrum, float[] noise, List<Harmonic> harmonics) {
        float[] out = new float[2 * harmonics.size()];
        for (int i = 0; i < harmonics.size(); i++) {
            Harmonic h = harmonics.get(i);
            int at = index(2 * h.kx(), 2 * h.ky());
            double unit = Math.sqrt(noisePower(noise, 2 * h.kx(), 2 * h.ky()));
            double c = Math.cos(h.phase()) / unit;
            double s = Math.sin(h.phase()) / unit;
            out[2 * i] = (float) (spectrum[at] * c + spectrum[at + 1] * s);
            out[2 * i + 1] = (float) (spectrum[at + 1] * c - spectrum[at] * s);
        }
        return out;
    }

    /** Mean power of the odd frequencies among the 9 x 9 nearest. */
    private static double noisePower(float[] spectrum, int bx, int by) {
        double sum = 0;
        int count = 0;
        for (int y = by - NEIGHBOURHOOD; y <= by + NEIGHBOURHOOD; y++) {
            int row = Math.floorMod(y, SIDE) * SIDE;
            for (int x = bx - NEIGHBOURHOOD; x <= bx + NEIGHBOURHOOD; x++) {
                if (((x | y) & 1) != 0) {
                    int at = 2 * (row + Math.floorMod(x, SIDE));
                    sum += spectrum[at] * spectrum[at] + spectrum[at + 1] * spectrum[at + 1];
                    count++;
                }
            }
        }
        return sum / count + 1e-20;
    }
}
