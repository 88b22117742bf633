package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.testkit.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private final MovableClock clock = new MovableClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private int admitted(TokenBucket bucket, int requests) {
        int admitted = 0;
        for (int i = 0; i < requests; i++) {
            if (bucket.take() == 0) {
                admitted++;
            }
        }
        return admitted;
    }

    @Test
    void letsTwoSecondsWorthThroughAtOnceAndNoMore() {
        assertThat(admitted(new TokenBucket(10, clock), 100)).isEqualTo(20);
    }

    @Test
    void letsItsRateThroughAfterwards() {
        TokenBucket bucket = new TokenBucket(10, clock);
        admitted(bucket, 100);
        clock.skip(Duration.ofMillis(500));
        assertThat(admitted(bucket, 100)).isEqualTo(5);
    }

    @Test
    void saysWhenToComeBack() {
        TokenBucket bucket = new TokenBucket(1, clock);
        admitted(bucket, 2);
        assertThat(bucket.take()).isEqualTo(1);
    }

    @Test
    void gainsNothingFromAClockSetBack() {
        TokenBucket bucket = new TokenBucket(10, clock);
        admitted(bucket, 100);
        clock.skip(Duration.ofHours(-1));
        assertThat(bucket.take()).isPositive();
    }
}
