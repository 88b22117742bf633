package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.payload.TokenCode;
import io.yingdun.watermark.signal.PilotSearch;
import io.yingdun.watermark.signal.TileSpectrum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the payload under one geometry after another, charges each, and remembers the best that was seen. One trace, one
 * thread.
 */
final class PayloadTest {
    private static final int KEPT_READINGS = 2;
    private static final int KEPT_CLEAR = 8;

    /** Of one picture; each takes as long as to weigh a million tokens. */
    private static final int MOST_BLIND_READINGS = 6;

    /** Beyond this the payload's power is no chance (0 ± 0.04), and a listed token would have been named. */
    private static final double CLEAR_GAIN_SQUARED = 0.35;

    /** A pilot of this key stands 34 gains high, the harmonics of another key's mark at most 4. */
    private static final double PILOT_PER_GAIN = 14;

    private final Carrier carrier;
    private final BlindDecoder blindDecoder;
    private final TokenPopulation population;
    private final Charge charge = new Charge();
    private Highest highest = Highest.NONE;
    private Seen seen = Seen.NOTHING;
    private Ranking.@Nullable Scored runnerUp;
    private double lastStatistic;
    private int blindReadings;
    private final List<Reading> readings = new ArrayList<>();

    /**
     * A token below the threshold, and the geometry that read it.
     *
     * @param isListed false for a token of this site that is not in the population: it names nobody
     */
    record Found(Ranking.Scored scored, double probability, int charge, Projection gridToPicture, boolean isListed) {}

    /** What was read under one geometry, and how clearly the pilot stood there. */
    record Reading(SoftChips chips, double pilot, Projection gridToPicture) {}

    /**
     * The highest values over several tests.
     *
     * @param statistic of any token
     * @param pilot score of a tested shift
     * @param charge of the statistic
     */
    record Highest(double statistic, double pilot, int charge) {
        /** Before any test. */
        static final Highest NONE = new Highest(0, 0, Charge.EARLY_CHARGE);

        private Highest and(double otherStatistic, double otherPilot, int otherCharge) {
            return new Highest(
                    Math.max(statistic, otherStatistic),
                    Math.max(pilot, otherPilot),
                    otherStatistic > statistic ? otherCharge : charge);
        }
    }

    /**
     * What was seen of one picture.
     *
     * @param clear geometries whose payload has more power than chance gives, whatever it says; at most eight
     * @param isUnlisted whether a token was read that is not in the population
     */
    record Seen(Highest highest, List<Clear> clear, boolean isUnlisted) {
        /** Before any test. */
        static final Seen NOTHING = new Seen(Highest.NONE, List.of(), false);
    }

    /** A geometry under which some mark of this site seems to stand clear. */
    record Clear(double pilot, Projection gridToPicture) {}

    PayloadTest(Carrier carrier, TokenCode code, TokenPopulation population) {
        this.carrier = carrier;
        this.blindDecoder = new BlindDecoder(code);
        this.population = population;
    }

    /**
     * The token under this geometry, listed or not, or null if none is below the threshold or no further test can be
     * afforded.
     */
    @Nullable
    Found test(TileSpectrum spectrum, PilotSearch.Shift shift, Projection shiftedGridToPicture) {
        if (!charge.canAfford()) {
            return null;
        }
        int factor = charge.next();
        Reading reading = new Reading(SoftChips.of(spectrum, shift, carrier), shift.score(), shiftedGridToPicture);
        keep(reading);
        return decided(reading, factor);
    }

    /** The token that several pictures name together, in the geometry of the first. */
    @Nullable
    Found test(List<Reading> together) {
        SoftChips chips =
                SoftChips.together(together.stream().map(Reading::chips).toList());
        Reading first = together.get(0);
        return decided(new Reading(chips, first.pilot(), first.gridToPicture()), charge.nextTogether());
    }

    private @Nullable Found decided(Reading reading, int factor) {
        Ranking ranking = population.isUnknown()
                ? new Ranking(blindDecoder.decode(reading.chips()), null)
                : Ranking.of(reading.chips(), population);
        Ranking.Scored best = ranking.best();
        lastStatistic = best == null ? 0 : best.statistic();
        Found named = accused(best, population.size(), factor, reading, true);
        remember(reading, ranking, named != null, factor);
        return named != null ? named : unlisted(reading, factor);
    }

    /** The best of so many tokens, where it is below the threshold. */
    private static @Nullable Found accused(
            Ranking.@Nullable Scored best, long tokens, int factor, Reading reading, boolean isListed) {
        double probability = best == null ? 1 : Charge.falseAccusation(tokens, factor, best.statistic());
        return best != null && probability < Charge.THRESHOLD
                ? new Found(best, probability, factor, reading.gridToPicture(), isListed)
                : null;
    }

    /**
     * A token that is read blindly where a clear mark names nobody: as sure as a name, it ends a search that would go on
     * for long and find nothing. A clear mark alone must not, for in a geometry that is a little wrong it is one too.
     */
    private @Nullable Found unlisted(Reading reading, int factor) {
        if (population.isUnknown() || blindReadings == MOST_BLIND_READINGS || !isClear(reading)) {
            return null;
        }
        blindReadings++;
        Found read = accused(blindDecoder.decode(reading.chips()), TokenPopulation.ALL_TOKENS, factor, reading, false);
        if (read != null) {
            seen = new Seen(seen.highest(), seen.clear(), true);
        }
        return read;
    }

    /** Chosen by the pilot alone, so that the choice favours no token. */
    private void keep(Reading reading) {
        readings.add(reading);
        readings.sort(Comparator.comparingDouble(Reading::pilot).reversed());
        if (readings.size() > KEPT_READINGS) {
            readings.remove(KEPT_READINGS);
        }
    }

    /** Begins the first of so many pictures that are left of one leak. */
    void beginPicture(int left) {
        beginTogether();
        readings.clear();
        charge.share(left);
    }

    /** Begins what all pictures tell together. */
    void beginTogether() {
        blindReadings = 0;
        seen = Seen.NOTHING;
    }

    /** Of this picture, those under which the pilot stood clearest, clearest first. */
    List<Reading> readings() {
        return List.copyOf(readings);
    }

    private void remember(Reading reading, Ranking ranking, boolean found, int factor) {
        Ranking.Scored innocent = found ? ranking.runnerUp() : ranking.best();
        if (innocent != null && (runnerUp == null || innocent.statistic() > runnerUp.statistic())) {
            runnerUp = innocent;
        }
        highest = highest.and(lastStatistic, reading.pilot(), factor);
        seen = new Seen(
                seen.highest().and(lastStatistic, reading.pilot(), factor), withClear(reading), seen.isUnlisted());
    }

    private static boolean isClear(Reading reading) {
        double gainSquared = reading.chips().gainSquared();
        return gainSquared > CLEAR_GAIN_SQUARED && reading.pilot() > PILOT_PER_GAIN * Math.sqrt(gainSquared);
    }

    private List<Clear> withClear(Reading reading) {
        if (!isClear(reading) || seen.clear().size() == KEPT_CLEAR) {
            return seen.clear();
        }
        List<Clear> all = new ArrayList<>(seen.clear());
        all.add(new Clear(reading.pilot(), reading.gridToPicture()));
        return List.copyOf(all);
    }

    /** Of the last test, the highest of any token. */
    double lastStatistic() {
        return lastStatistic;
    }

    /** What the best of so many innocent tokens reaches by chance, about. */
    double chanceStatistic() {
        return chanceStatistic(1);
    }

    /** What the best of so many innocent tokens reaches by chance in all the tests so far, about. */
    double chanceStatisticOfAll() {
        return chanceStatistic(Math.max(1, tests()));
    }

    private double chanceStatistic(int tests) {
        return Math.sqrt(2 * Math.log(Math.max(2.0, population.size()) * tests));
    }

    boolean canAfford() {
        return charge.canAfford();
    }

    int tests() {
        return charge.tests();
    }

    /** Of the picture that was begun last, or of all together. */
    Seen seen() {
        return seen;
    }

    /** Of all pictures, alone and together. */
    Highest highest() {
        return highest;
    }

    Ranking.@Nullable Scored runnerUp() {
        return runnerUp;
    }
}
