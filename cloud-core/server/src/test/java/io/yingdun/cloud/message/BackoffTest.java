package io.yingdun.cloud.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @ParameterizedTest
    @CsvSource({"1,30", "2,60", "5,480", "8,3840", "9,7200", "1000,7200"})
    void isBetweenHalfAndAllOfWhatDoublesEachTime(int tries, long seconds) {
        for (int i = 0; i < 200; i++) {
            assertThat(backoff.after(tries))
                    .isBetween(Duration.ofSeconds(seconds).dividedBy(2), Duration.ofSeconds(seconds));
        }
    }

    @Test
    void differsFromOneMessageToTheNext() {
        assertThat(Stream.generate(() -> backoff.after(9)).limit(20).distinct().count())
                .isGreaterThan(1);
    }
}
