package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.testkit.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AddressRateTest {

    private final MovableClock clock = new MovableClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final AddressRate rate = new AddressRate(1, clock);

    private void spend(String address) {
        rate.admit(address);
        rate.admit(address);
    }

    @Test
    void refusesMoreThanItsRateUntilThatHasPassed() {
        spend("192.0.2.1");
        assertThatThrownBy(() -> rate.admit("192.0.2.1")).isInstanceOf(ProblemException.class);
        clock.skip(Duration.ofSeconds(1));
        assertThatCode(() -> rate.admit("192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void countsEachAddressByItself() {
        spend("192.0.2.1");
        assertThatCode(() -> rate.admit("192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void countsTheAddressesOfOneIpv6NetworkAsOne() {
        spend("2001:db8:0:7::1");
        assertThatThrownBy(() -> rate.admit("2001:db8:0:7::2")).isInstanceOf(ProblemException.class);
    }
}
