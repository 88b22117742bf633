package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.Harmonic;
import java.util.List;

/**
 * The folded tile at the carrier's frequencies, in units of the noise there: 1 is the root mean square of a coefficient
 * without a mark. Phases are those of the carrier taken off, so that a mark that starts at the origin has real pilot
 * coefficients.
 *
 * @param pilot real and imaginary parts in turn, 9 tones
 * @param payload real and imaginary parts in turn, 576 harmonics
 */
record TileSpectrum(float[] pilot, float[] payload) {
    private static final int SIDE = TileFold.SIDE;
    private static final int NEIGHBOURHOOD = 4;

    static TileSpectrum of(TileFold fold, Carrier carrier) {
        float[] spectrum = Fourier.transform(fold.sums(), SIDE, SIDE);
        return new TileSpectrum(coefficients(spectrum, carrier.pilot()), coefficients(spectrum, carrier.payload()));
    }

    private static float[] coefficients(float[] spectrum, List<Harmonic> harmonics) {
        float[] out = new float[2 * harmonics.size()];
        for (int i = 0; i < harmonics.size(); i++) {
            Harmonic h = harmonics.get(i);
            int at = 2 * (Math.floorMod(2 * h.ky(), SIDE) * SIDE + Math.floorMod(2 * h.kx(), SIDE));
            double noise = Math.sqrt(noisePower(spectrum, 2 * h.kx(), 2 * h.ky()));
            double c = Math.cos(h.phase()) / noise;
            double s = Math.sin(h.phase()) / noise;
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
        return sum / count + 1e-12;
    }
}
