package io.yingdun.watermark.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.signal.Residual;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ToneSearchTest {
    private static final int SIDE = 256;
    private final ToneSearch search = new ToneSearch(ScreenField.CARRIER);

    @Test
    void findsScaleAndTurnWithinFivePerCent() {
        ToneSearch.Candidate best = best(0.62, Math.toRadians(1.2));
        assertThat(best.score()).isGreaterThan(40);
        assertThat(best.a()).isCloseTo(Math.cos(Math.toRadians(1.2)) / 0.62, within(0.07));
        assertThat(best.c()).isCloseTo(-Math.sin(Math.toRadians(1.2)) / 0.62, within(0.07));
    }

    @Test
    void findsAScreenOnItsSide() {
        ToneSearch.Candidate best = best(0.8, Math.PI / 2);
        assertThat(best.score()).isGreaterThan(40);
        // The tones of a screen and of the same turned by 180 degrees are the same.
        assertThat(Math.abs(best.c())).isCloseTo(1 / 0.8, within(0.07));
        assertThat(best.a()).isCloseTo(0, within(0.07));
    }

    @Test
    void aFittedPlaneIsFinerThanTheGridAndKnowsThePerspective() {
        Homography truth = new Homography(0.7, 0, 500, 0, 0.7, 400, 5e-5, -3e-5, 1);
        FlatField flat = flat(truth, 1000, 800, 2);
        ToneSearch.Candidate start = search.best(
                        MeanSpectrum.of(flat, SIDE), ToneSearch.Sizes.USUAL, ToneSearch.Reach.FAMILIES, 1)
                .get(0);
        ToneField.Fit fit = ToneField.of(flat, ScreenField.CARRIER, SIDE).fit(start);
        Homography found = fit.flatToScreen().after(truth);
        double across = found.map(200, 0).x() - found.map(-200, 0).x();
        double down = found.map(0, 150).y() - found.map(0, -150).y();
        assertThat(Math.abs(across)).isCloseTo(400, within(2.0));
        assertThat(Math.abs(down)).isCloseTo(300, within(2.0));
        double right = found.map(400, 0).x() - found.map(200, 0).x();
        double left = found.map(-200, 0).x() - found.map(-400, 0).x();
        assertThat(right / left).isCloseTo(1, within(0.02));
    }

    @Test
    void noiseScoresLow() {
        Random random = new Random(5);
        float[] noise = new float[700 * 600];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        FlatField flat = new FlatField(new Residual(700, 600, 1, noise), Homography.IDENTITY, 700, 600);
        List<ToneSearch.Candidate> best =
                search.best(MeanSpectrum.of(flat, SIDE), ToneSearch.Sizes.USUAL, ToneSearch.Reach.FAMILIES, 4);
        assertThat(best).allMatch(candidate -> candidate.score() < 34);
    }

    private ToneSearch.Candidate best(double scale, double turn) {
        double c = scale * Math.cos(turn);
        double s = scale * Math.sin(turn);
        FlatField flat = flat(Homography.affine(c, -s, 350, s, c, 300), 700, 600, 9);
        return search.best(MeanSpectrum.of(flat, SIDE), ToneSearch.Sizes.USUAL, ToneSearch.Reach.FAMILIES, 1)
                .get(0);
    }

    private static FlatField flat(Homography screenToField, int width, int height, double noise) {
        Residual residual = ScreenField.of(Projection.of(screenToField), width, height, noise);
        return new FlatField(residual, Homography.IDENTITY, width, height);
    }
}
