package io.yingdun.management.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.testkit.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailureThrottleTest {

    private final MovableClock clock = new MovableClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final FailureThrottle throttle = new FailureThrottle(clock);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed("10.0.0.1");
        }
    }

    @Test
    void tenFailuresAreFree() {
        fail(9);
        assertThat(throttle.secondsToWait("10.0.0.1")).isZero();
        fail(1);
        assertThat(throttle.secondsToWait("10.0.0.1")).isEqualTo(60);
    }

    @Test
    void oneIsForgottenAMinute() {
        fail(10);
        clock.skip(Duration.ofSeconds(61));
        assertThat(throttle.secondsToWait("10.0.0.1")).isZero();
    }

    @Test
    void othersDoNotPay() {
        fail(50);
        assertThat(throttle.secondsToWait("10.0.0.2")).isZero();
    }
}
