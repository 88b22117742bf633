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

    private final Carrier carrier;
    private final TokenCode code;
    private final TokenPopulation population;
    private final Charge charge = new Charge();
    private Seen seen = new Seen(0, 0, 0);
    private Ranking.@Nullable Scored runnerUp;
    private double lastStatistic;
    private final List<Reading> readings = new ArrayList<>();

    /** A token below the threshold, and the geometry that read it. */
    record Found(Ranking.Scored scored, double probability, Projection gridToPicture) {}

    /** What was read under one geometry, and how clearly the pilot stood there. */
    record Reading(SoftChips chips, double pilot, Projection gridToPicture) {}

    /**
     * The highest values over all tests so far.
     *
     * @param statistic of any token
     * @param pilot score of a tested shift
     * @param gainSquared of the payload's power, see {@link SoftChips}
     */
    record Seen(double statistic, double pilot, double gainSquared) {}

    PayloadTest(Carrier carrier, TokenCode code, TokenPopulation population) {
        this.carrier = carrier;
        this.code = code;
        this.population = population;
    }

    /** The token under this geometry, or null if none is below the threshold or no further test can be afforded. */
    @Nullable
    Found test(TileSpectrum spectrum, PilotSearch.Shift shift, Projection shiftedGridToPicture) {
        if (!charge.canAfford()) {
            return null;
        }
        int factor = charge.next();
        SoftChips chips = SoftChips.of(spectrum, shift, carrier);
        keep(new Reading(chips, shift.score(), shiftedGridToPicture));
        return decided(chips, shift.score(), factor, shiftedGridToPicture);
    }

    /** The token that several pictures name together, in the geometry of the first. */
    @Nullable
    Found test(List<Reading> together) {
        SoftChips chips =
                SoftChips.together(together.stream().map(Reading::chips).toList());
        Reading first = together.get(0);
        return decided(chips, first.pilot(), charge.nextTogether(), first.gridToPicture());
    }

    private @Nullable Found decided(SoftChips chips, double pilot, int factor, Projection gridToPicture) {
        Ranking ranking = population.isUnknown()
                ? new Ranking(new BlindDecoder(code).decode(chips), null)
                : Ranking.of(chips, population);
        Ranking.Scored best = ranking.best();
        double statistic = best == null ? 0 : best.statistic();
        lastStatistic = statistic;
        double probability = Charge.falseAccusation(population.size(), factor, statistic);
        boolean found = best != null && probability < Charge.THRESHOLD;
        remember(chips, pilot, ranking, found);
        return found ? new Found(best, probability, gridToPicture) : null;
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
        readings.clear();
        charge.share(left);
    }

    /** Of this picture, those under which the pilot stood clearest, clearest first. */
    List<Reading> readings() {
        return List.copyOf(readings);
    }

    private void remember(SoftChips chips, double pilot, Ranking ranking, boolean found) {
        Ranking.Scored innocent = found ? ranking.runnerUp() : ranking.best();
        if (innocent != null && (runnerUp == null || innocent.statistic() > runnerUp.statistic())) {
            runnerUp = innocent;
        }
        double statistic = ranking.best() == null ? 0 : ranking.best().statistic();
        seen = new Seen(
                Math.max(seen.statistic(), statistic),
                Math.max(seen.pilot(), pilot),
                Math.max(seen.gainSquared(), chips.gainSquared()));
    }

    /** Of the last test, the highest of any token. */
    double lastStatistic() {
        return lastStatistic;
    }

    /** What the best of so many innocent tokens reaches by chance, about. */
    double chanceStatistic() {
        return Math.sqrt(2 * Math.log(Math.max(2, population.size())));
    }

    boolean canAfford() {
        return charge.canAfford();
    }

    int tests() {
        return charge.tests();
    }

    Seen seen() {
        return seen;
    }

    Ranking.@Nullable Scored runnerUp() {
        return runnerUp;
    }
}
