package io.yingdun.uploader.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void holdsAStreamToItsSpeed() throws IOException {
        Throttle throttle = new Throttle(new RateSchedule(400_000, List.of()), NOON);
        long started = System.nanoTime();
        try (InputStream slow = throttle.slow(new ByteArrayInputStream(new byte[200_000]))) {
            assertThat(slow.readAllBytes()).hasSize(200_000);
        }
        // Half a second's worth, less what the bucket may hold: a lower bound, which no slow machine can break.
        assertThat(System.nanoTime() - started).isGreaterThan(200_000_000L);
    }

    @Test
    void breaksOffWhenTheHoursOfPauseBegin() {
        Throttle throttle = new Throttle(
                new RateSchedule(RateSchedule.UNLIMITED, List.of(RateSchedule.window("11:00-13:00=pause"))), NOON);
        assertThat(throttle.open()).isFalse();
        assertThatThrownBy(() ->
                        throttle.slow(new ByteArrayInputStream(new byte[1])).read())
                .isInstanceOf(PausedException.class);
    }
}
