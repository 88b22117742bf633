package io.yingdun.watermark.carrier;

import io.yingdun.watermark.payload.Codeword;
import java.util.List;

/**
 * The real-valued signal of one tile: pilot and payload, mean 0, variance 1 over the tile, row by row.
 *
 * <p>Sampled at pixel (x, y) of a tile of any period as the sum over harmonics of a cos(2π(kx x + ky y)/period + phase),
 * the payload's multiplied by its two chips. The sum is separable, so it costs 585 period + 21 period² steps (0.5 ms at
 * 125). Only StrictMath and plain double arithmetic: the same bits on every platform.
 */
public final class TileSignal {
    private static final int ROWS = 23;

    private TileSignal() {}

    /** The whole mark. */
    public static double[] of(Carrier carrier, Codeword codeword, int period) {
        Accumulator sum = new Accumulator(period);
        sum.addPilot(carrier.pilot());
        List<Harmonic> payload = carrier.payload();
        for (int i = 0; i < payload.size(); i++) {
            int first = Carrier.CHIPS_PER_HARMONIC * i;
            sum.add(payload.get(i), codeword.chip(first), codeword.chip(first + 1));
        }
        return sum.samples();
    }

    /** The pilot alone (variance 0.5). */
    public static double[] pilot(Carrier carrier, int period) {
        Accumulator sum = new Accumulator(period);
        sum.addPilot(carrier.pilot());
        return sum.samples();
    }

    /** Coefficients along x for every ky. */
    private static final class Accumulator {
        private final int period;
        private final double[] cosine;
        private final double[] sine;
        private final double[][] real;
        private final double[][] imaginary;

        Accumulator(int period) {
            this.period = period;
            cosine = new double[period];
            sine = new double[period];
            for (int i = 0; i < period; i++) {
                cosine[i] = StrictMath.cos(2 * StrictMath.PI * i / period);
                sine[i] = StrictMath.sin(2 * StrictMath.PI * i / period);
            }
            real = new double[ROWS][period];
            imaginary = new double[ROWS][period];
        }

        void addPilot(List<Harmonic> tones) {
            tones.forEach(tone -> add(tone, 1, 0));
        }

        void add(Harmonic h, int first, int second) {
            double c = StrictMath.cos(h.phase()) * h.amplitude();
            double s = StrictMath.sin(h.phase()) * h.amplitude();
            double re = first * c - second * s;
            double im = first * s + second * c;
            double[] rowRe = real[h.ky()];
            double[] rowIm = imaginary[h.ky()];
            for (int x = 0; x < period; x++) {
                int turn = Math.floorMod(h.kx() * x, period);
                rowRe[x] += re * cosine[turn] - im * sine[turn];
                rowIm[x] += re * sine[turn] + im * cosine[turn];
            }
        }

        double[] samples() {
            double[] samples = new double[period * period];
            for (int y = 0; y < period; y++) {
                for (int ky = 0; ky < ROWS; ky++) {
                    double c = cosine[ky * y % period];
                    double s = sine[ky * y % period];
                    double[] rowRe = real[ky];
                    double[] rowIm = imaginary[ky];
                    for (int x = 0; x < period; x++) {
                        samples[y * period + x] += rowRe[x] * c - rowIm[x] * s;
                    }
                }
            }
            return samples;
        }
    }
}
