package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.Harmonic;
import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.signal.PilotSearch;
import io.yingdun.watermark.signal.TileSpectrum;
import java.util.List;

/**
 * The chips as a picture tells them: sign and weight, cut at three standard deviations.
 *
 * <p>A coefficient q (in units of its noise) of a ring of harmonics whose mean power shows a gain g is worth q g / (1 +
 * g²): rings that compression has emptied count for little. Rings are three periods a tile wide.
 *
 * @param values 1152 weights
 * @param norm root of the sum of their squares
 * @param gainSquared mean power of the payload coefficients beyond that of the noise, in units of the noise (each
 *     coefficient at most 29, the mean not below 0; by chance 0 ± 0.04): high where some mark is, whatever it says
 */
record SoftChips(float[] values, double norm, double gainSquared) {
    private static final double RING_WIDTH = 3;
    private static final double LOWEST_RADIUS = 6;
    private static final int RINGS = 6;
    private static final double LARGEST_POWER = 30;
    private static final double LEAST_GAIN_SQUARED = 0.14 * 0.14;
    private static final double LARGEST_GAIN_SQUARED = 50;

    /** Reads the chips of a tile that starts at this shift. */
    static SoftChips of(TileSpectrum spectrum, PilotSearch.Shift shift, Carrier carrier) {
        List<Harmonic> payload = carrier.payload();
        float[] q = spectrum.payload();
        double[] power = new double[RINGS];
        int[] count = new int[RINGS];
        double total = 0;
        for (int i = 0; i < payload.size(); i++) {
            double p = Math.min(q[2 * i] * q[2 * i] + q[2 * i + 1] * q[2 * i + 1], LARGEST_POWER);
            power[ring(payload.get(i))] += p;
            count[ring(payload.get(i))]++;
            total += p - 1;
        }
        float[] chips = new float[Codeword.CHIPS];
        for (int i = 0; i < payload.size(); i++) {
            Harmonic h = payload.get(i);
            int ring = ring(h);
            double gain2 = Math.min(Math.max(power[ring] / count[ring] - 1, LEAST_GAIN_SQUARED), LARGEST_GAIN_SQUARED);
            double weight = Math.sqrt(gain2) / (1 + gain2);
            double turn = 2 * Math.PI * (h.kx() * shift.dx() + h.ky() * shift.dy()) / Carrier.REFERENCE_PERIOD;
            double c = Math.cos(turn) * weight;
            double s = Math.sin(turn) * weight;
            chips[2 * i] = (float) (q[2 * i] * c - q[2 * i + 1] * s);
            chips[2 * i + 1] = (float) (q[2 * i] * s + q[2 * i + 1] * c);
        }
        return cut(chips, Math.max(total / payload.size(), 0));
    }

    /** What several pictures of one screen tell; each has its own weights already. */
    static SoftChips together(List<SoftChips> parts) {
        float[] sum = new float[Codeword.CHIPS];
        double squares = 0;
        double gainSquared = 0;
        for (SoftChips part : parts) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part.values[i];
            }
            gainSquared = Math.max(gainSquared, part.gainSquared);
        }
        for (float chip : sum) {
            squares += chip * chip;
        }
        return new SoftChips(sum, Math.sqrt(squares) + 1e-12, gainSquared);
    }

    private static int ring(Harmonic h) {
        return Math.min((int) ((h.radius() - LOWEST_RADIUS) / RING_WIDTH), RINGS - 1);
    }

    private static SoftChips cut(float[] chips, double gainSquared) {
        double sum = 0;
        double squares = 0;
        for (float chip : chips) {
            sum += chip;
            squares += chip * chip;
        }
        double mean = sum / chips.length;
        float limit = (float) (3 * Math.sqrt(Math.max(squares / chips.length - mean * mean, 0)));
        double norm = 0;
        for (int i = 0; i < chips.length; i++) {
            chips[i] = Math.min(Math.max(chips[i], -limit), limit);
            norm += chips[i] * chips[i];
        }
        return new SoftChips(chips, Math.sqrt(norm) + 1e-12, gainSquared);
    }
}
