package io.yingdun.uploader.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new Random(1));

    @Test
    void doublesUpToItsLongest() {
        for (int failures = 1; failures < 200; failures++) {
            long most = Math.min(30_000, 500L << Math.min(failures - 1, 20));
            assertThat(backoff.after(failures).toMillis()).isBetween(most / 10, most);
        }
    }

    @Test
    void comesBackAtDifferentTimes() {
        assertThat(java.util.stream.IntStream.range(0, 50)
                        .mapToObj(i -> backoff.after(8))
                        .distinct())
                .hasSizeGreaterThan(30);
    }
}
