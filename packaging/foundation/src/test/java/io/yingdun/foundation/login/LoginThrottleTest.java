package io.yingdun.foundation.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.testkit.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final MovableClock clock =
            new MovableClock(Clock.fixed(Instant.parse("2026-03-09T06:00:00Z"), ZoneOffset.UTC));
    private final LoginThrottle throttle = new LoginThrottle(clock);

    private Duration fail(String name, String address, int times) {
        Duration wait = Duration.ZERO;
        for (int i = 0; i < times; i++) {
            wait = throttle.admit(name, address);
        }
        return wait;
    }

    @Test
    void admitsFiveFailuresOfOneNameFromAnyAddress() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.admit("wang", "10.0.0." + i)).isZero();
        }
        assertThat(throttle.admit("wang", "10.0.0.9")).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void admitsTwentyFailuresOfOneAddressAtAnyName() {
        for (int i = 0; i < 20; i++) {
            assertThat(throttle.admit("name" + i, "10.0.0.1")).isZero();
        }
        assertThat(throttle.admit("another", "10.0.0.1")).isPositive();
        assertThat(throttle.admit("another", "10.0.0.2")).isZero();
    }

    @Test
    void doublesTheWaitUpToFifteenMinutes() {
        fail("wang", "10.0.0.1", 5);
        Duration expected = Duration.ofSeconds(30);
        for (int i = 0; i < 12; i++) {
            assertThat(throttle.admit("wang", "10.0.1." + i)).isEqualTo(expected);
            clock.skip(expected);
            assertThat(throttle.admit("wang", "10.0.1." + i)).isZero();
            expected = expected.multipliedBy(2);
            expected = expected.compareTo(Duration.ofMinutes(15)) > 0 ? Duration.ofMinutes(15) : expected;
        }
    }

    @Test
    void doesNotLengthenTheWaitForAttemptsMadeMeanwhile() {
        fail("wang", "10.0.0.1", 5);
        clock.skip(Duration.ofSeconds(10));
        assertThat(fail("wang", "10.0.0.1", 100)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void startsAfreshAfterSuccess() {
        fail("wang", "10.0.0.1", 4);
        throttle.succeeded("wang", "10.0.0.1");
        assertThat(fail("wang", "10.0.0.1", 5)).isZero();
    }

    @Test
    void keepsAnAddressSlowThoughOneOfItsLogInsSucceeds() {
        for (int i = 0; i < 19; i++) {
            throttle.admit("name" + i, "10.0.0.1");
        }
        throttle.admit("own", "10.0.0.1");
        throttle.succeeded("own", "10.0.0.1");
        throttle.admit("name20", "10.0.0.1");
        assertThat(throttle.admit("name21", "10.0.0.1")).isPositive();
    }

    @Test
    void letsTheOfficerInAtTheUsualPlaceWhileOthersFailElsewhere() {
        throttle.admit("wang", "10.0.0.1");
        throttle.succeeded("wang", "10.0.0.1");
        fail("wang", "10.9.9.9", 9);
        assertThat(throttle.admit("wang", "10.0.0.1")).isZero();
    }

    @Test
    void countsAnIpv6SiteAsOneAddress() {
        for (int i = 0; i < 20; i++) {
            throttle.admit("name" + i, "2001:db8:1:2::" + i);
        }
        assertThat(throttle.admit("another", "2001:db8:1:2:ffff::1")).isPositive();
        assertThat(throttle.admit("another", "2001:db8:1:3::1")).isZero();
    }

    @Test
    void forgetsAfterAnHour() {
        fail("wang", "10.0.0.1", 5);
        clock.skip(Duration.ofMinutes(61));
        assertThat(fail("wang", "10.0.0.1", 5)).isZero();
    }

    @Test
    void saysOnceThatWaitingHasBegun() {
        int said = 0;
        for (int i = 0; i < 8; i++) {
            if (throttle.admit("wang", "10.0.0.1").isZero() && throttle.hasJustBegun("wang", "10.0.0.1")) {
                said++;
            }
        }
        assertThat(said).isEqualTo(1);
    }
}
