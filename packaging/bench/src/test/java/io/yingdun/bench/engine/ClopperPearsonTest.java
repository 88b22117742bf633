package io.yingdun.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClopperPearsonTest {

    @Test
    void allOfEightProveSixtyThreePerCent() {
        assertThat(ClopperPearson.lower(8, 8)).isCloseTo(Math.pow(0.025, 1.0 / 8), within(1e-9));
    }

    /** Against R's {@code qbeta(0.025, k, n - k + 1)}. */
    @Test
    void someOfManyProveWhatTheBetaDistributionSays() {
        assertThat(ClopperPearson.lower(9, 10)).isCloseTo(0.5549839, within(1e-6));
        assertThat(ClopperPearson.lower(50, 100)).isCloseTo(0.3983211, within(1e-6));
    }

    @Test
    void noneProvesNothing() {
        assertThat(ClopperPearson.lower(0, 20)).isZero();
    }
}
