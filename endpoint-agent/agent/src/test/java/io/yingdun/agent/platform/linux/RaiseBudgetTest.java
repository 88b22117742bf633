package io.yingdun.agent.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RaiseBudgetTest {
    private final AtomicLong now = new AtomicLong();
    private final RaiseBudget budget = new RaiseBudget(now::get, 8, Duration.ofSeconds(1));

    @Test
    void raisesFreelyWhileRaisesAreRare() {
        assertThat(IntStream.range(0, 1_000).allMatch(i -> takeAfter(500))).isTrue();
    }

    @Test
    void fightsLessAndLessWithAWindowThatAlwaysComesBack() {
        long inFirstMinute = raisesOver(60_000);
        raisesOver(60_000);
        long inThirdMinute = raisesOver(60_000);

        assertThat(inFirstMinute).isLessThan(60);
        assertThat(inThirdMinute).isBetween(1L, 24L);
    }

    @Test
    void forgetsAFightAfterAQuietTime() {
        raisesOver(120_000);

        assertThat(takeAfter(120_000)).isTrue();
        assertThat(IntStream.range(0, 6).allMatch(i -> takeAfter(10))).isTrue();
    }

    /** Somebody covers us every 20 ms. */
    private long raisesOver(long millis) {
        return IntStream.range(0, (int) (millis / 20))
                .filter(i -> takeAfter(20))
                .count();
    }

    private boolean takeAfter(long millis) {
        now.addAndGet(millis * 1_000_000);
        return budget.take();
    }
}
