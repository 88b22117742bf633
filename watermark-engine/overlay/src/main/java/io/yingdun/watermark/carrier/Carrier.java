package io.yingdun.watermark.carrier;

import io.yingdun.watermark.keys.CarrierKey;
import io.yingdun.watermark.keys.KeyStream;
import io.yingdun.watermark.payload.Codeword;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The spectrum of a mark under one key: nine pilot tones with half of the power, and 576 payload harmonics with the
 * other half, each of which carries two chips as the real and imaginary part of its coefficient.
 *
 * <p>Payload harmonics have 6 to 22 periods a tile, in keyed order and with keyed phases. Their amplitude falls as 1/|k|
 * (small recompressed photos keep only the lowest ones, so power there is what survives). None lies within two of an
 * axis: those are left to text lines and rules. Immutable.
 */
public final class Carrier {
    /** Tile period in screen pixels at 100 % display scaling. */
    public static final int REFERENCE_PERIOD = 125;

    /** Chips carried by one payload harmonic. */
    public static final int CHIPS_PER_HARMONIC = 2;

    static final int LEAST_INDEX = 2;

    private static final double LOWEST = 6;
    private static final double HIGHEST = 22;
    private static final double PILOT_POWER = 0.5;

    private final List<Harmonic> pilot;
    private final List<Harmonic> payload;

    private Carrier(List<Harmonic> pilot, List<Harmonic> payload) {
        this.pilot = List.copyOf(pilot);
        this.payload = List.copyOf(payload);
    }

    /** The carrier of this key; about 20 ms. */
    public static Carrier of(CarrierKey key) {
        List<Harmonic> pilot = PilotDraw.draw(key, PILOT_POWER);
        return new Carrier(pilot, drawPayload(key, pilot));
    }

    /** The nine tones by which a mark is found. */
    public List<Harmonic> pilot() {
        return pilot;
    }

    /** The harmonics that carry chips 2i (real part) and 2i + 1 (imaginary part). */
    public List<Harmonic> payload() {
        return payload;
    }

    private static List<Harmonic> drawPayload(CarrierKey key, List<Harmonic> pilot) {
        List<Harmonic> chosen = shuffled(candidates(pilot), key.stream("carrier/payload"))
                .subList(0, Codeword.CHIPS / CHIPS_PER_HARMONIC);
        KeyStream phases = key.stream("carrier/phases");
        double sum = 0;
        for (Harmonic harmonic : chosen) {
            sum += 1 / (harmonic.radius() * harmonic.radius());
        }
        // A harmonic with chips of ±1 in both parts has variance amplitude².
        double scale = StrictMath.sqrt((1 - PILOT_POWER) / sum);
        List<Harmonic> payload = new ArrayList<>();
        for (Harmonic h : chosen) {
            double phase = 2 * StrictMath.PI * phases.nextDouble();
            payload.add(new Harmonic(h.kx(), h.ky(), phase, scale / h.radius()));
        }
        return payload;
    }

    private static List<Harmonic> candidates(List<Harmonic> pilot) {
        Set<List<Integer>> taken = new HashSet<>();
        pilot.forEach(tone -> taken.add(List.of(tone.kx(), tone.ky())));
        List<Harmonic> candidates = new ArrayList<>();
        int limit = (int) HIGHEST;
        for (int ky = LEAST_INDEX; ky <= limit; ky++) {
            for (int kx = -limit; kx <= limit; kx++) {
                Harmonic harmonic = new Harmonic(kx, ky, 0, 1);
                boolean inBand = harmonic.radius() >= LOWEST && harmonic.radius() <= HIGHEST;
                if (inBand && Math.abs(kx) >= LEAST_INDEX && !taken.contains(List.of(kx, ky))) {
                    candidates.add(harmonic);
                }
            }
        }
        return candidates;
    }

    /** Fisher and Yates, Durstenfeld's form. */
    private static List<Harmonic> shuffled(List<Harmonic> list, KeyStream random) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Harmonic swapped = list.get(i);
            list.set(i, list.get(j));
            list.set(j, swapped);
        }
        return list;
    }
}
