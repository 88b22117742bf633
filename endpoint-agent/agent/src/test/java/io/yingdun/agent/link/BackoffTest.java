package io.yingdun.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration CAP = Duration.ofSeconds(60);

    @Test
    void doublesTheLongestWaitUpToTheCap() {
        // A generator that always draws the largest value shows the bound itself.
        Backoff backoff = new Backoff(largest(), FIRST, CAP);

        assertThat(IntStream.range(0, 9)
                        .mapToObj(i -> backoff.next().toSeconds())
                        .toList())
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void neverWaitsLongerThanTheCapHoweverOftenItIsAsked() {
        Backoff backoff = new Backoff(new Random(1), FIRST, CAP);

        assertThat(IntStream.range(0, 10_000).mapToObj(i -> backoff.next()))
                .allMatch(wait -> !wait.isNegative() && wait.compareTo(CAP) <= 0);
    }

    @Test
    void spreadsAThousandAgentsOverTheWholeSpan() {
        int[] seconds = new int[60];
        for (int agent = 0; agent < 1_000; agent++) {
            Backoff backoff = new Backoff(new Random(agent), FIRST, CAP);
            IntStream.range(0, 8).forEach(i -> backoff.next());
            seconds[(int) Math.min(59, backoff.next().toSeconds())]++;
        }

        // 16.7 are expected in each second; 45 would be seven standard deviations off.
        assertThat(IntStream.of(seconds)).allMatch(count -> count > 0 && count < 45);
    }

    @Test
    void startsFromTheBeginningAfterAReset() {
        Backoff backoff = new Backoff(largest(), FIRST, CAP);
        IntStream.range(0, 8).forEach(i -> backoff.next());

        backoff.reset();

        assertThat(backoff.next()).isEqualTo(FIRST);
    }

    private static Random largest() {
        return new Random() {
            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }
}
