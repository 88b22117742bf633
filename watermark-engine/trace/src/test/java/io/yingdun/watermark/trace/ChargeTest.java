package io.yingdun.watermark.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChargeTest {
    @Test
    void spendsLessThanTheWholeThresholdOverAllItsTests() {
        Charge charge = new Charge();
        double spent = 0;
        while (charge.canAfford()) {
            spent += 1.0 / charge.next();
        }
        assertThat(charge.tests()).isEqualTo(100);
        assertThat(spent).isLessThan(1);
    }

    @Test
    void severalPicturesOfOneLeakShareTheThreshold() {
        Charge charge = new Charge();
        double spent = 0;
        for (int left = 8; left > 0; left--) {
            charge.share(left);
            assertThat(charge.canAfford()).isTrue();
            while (charge.canAfford()) {
                spent += 1.0 / charge.next();
            }
        }
        for (int i = 0; i < 16; i++) {
            spent += 1.0 / charge.nextTogether();
        }
        assertThat(spent).isLessThan(1);
        assertThat(charge.tests()).isEqualTo(116);
        assertThatThrownBy(charge::nextTogether).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void chargesThePopulationAndTheGeometries() {
        double normalTailBeyondNine = 1.128588e-19;
        assertThat(Charge.falseAccusation(100_000, 25, 9))
                .isCloseTo(100_000 * 25 * 3.1787 * normalTailBeyondNine, within(1e-15));
        assertThat(Charge.falseAccusation(100_000, 25, 2)).isEqualTo(1);
        assertThat(Charge.falseAccusation(100_000, 25, -9)).isEqualTo(1);
    }

    @Test
    void sumsOfRandomSignsStayBelowTheTail() {
        // Two equal weights at √2 are where the bound is met; many at 2 are near the normal tail.
        assertThat(Math.exp(Charge.logTail(Math.sqrt(2)))).isGreaterThanOrEqualTo(0.25);
        Random random = new Random(3);
        int beyond = 0;
        for (int trial = 0; trial < 100_000; trial++) {
            int sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += Integer.bitCount(random.nextInt()) - 16;
            }
            // 128 signs, twice their half sum; the norm is √128.
            beyond += 2 * sum >= 2 * Math.sqrt(128) ? 1 : 0;
        }
        assertThat(beyond / 100_000.0).isBetween(0.02, Math.exp(Charge.logTail(2)));
    }

    @Test
    void statisticNeededIsJustEnoughUnderItsCharge() {
        double needed = Charge.statisticNeeded(100_000, 25);
        assertThat(needed).isCloseTo(8.19, within(0.01));
        assertThat(Charge.falseAccusation(100_000, 25, needed)).isCloseTo(Charge.THRESHOLD, within(1e-12));
        double late = Charge.statisticNeeded(100_000, 500);
        assertThat(Charge.falseAccusation(100_000, 500, late)).isCloseTo(Charge.THRESHOLD, within(1e-12));
    }
}
