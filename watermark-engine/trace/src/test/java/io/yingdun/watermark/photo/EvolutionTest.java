package io.yingdun.watermark.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EvolutionTest {
    @Test
    void findsTheHighestOfManyBumps() {
        Evolution evolution = new Evolution(
                p -> Math.exp(-p[0] * p[0] - p[1] * p[1] + 2 * p[0])
                        + 0.2 * Math.cos(9 * (p[0] - 1)) * Math.cos(9 * p[1]),
                60,
                60);
        Evolution.Maximum maximum = evolution.maximize(new double[] {1, 1}, 2, 1e-3);
        assertThat(maximum.at()[0]).isCloseTo(1, within(0.02));
        assertThat(maximum.at()[1]).isCloseTo(0, within(0.02));
    }

    @Test
    void followsANarrowRidge() {
        Evolution evolution = new Evolution(p -> -square(p[0] + p[1] - 1) - 1e-3 * square(p[0] - p[1] - 3), 40, 80);
        Evolution.Maximum maximum = evolution.maximize(new double[] {1, 1}, 2, 1e-4);
        assertThat(maximum.at()[0]).isCloseTo(2, within(0.1));
        assertThat(maximum.at()[1]).isCloseTo(-1, within(0.1));
    }

    @Test
    void theSimplexFindsAMinimum() {
        Simplex.Minimum minimum = Simplex.minimize(
                p -> square(p[0] - 3) + 4 * square(p[1] + 2), new double[] {0, 0}, new double[] {1, 1}, 200);
        assertThat(minimum.at()[0]).isCloseTo(3, within(0.02));
        assertThat(minimum.at()[1]).isCloseTo(-2, within(0.02));
    }

    private static double square(double x) {
        return x * x;
    }
}
