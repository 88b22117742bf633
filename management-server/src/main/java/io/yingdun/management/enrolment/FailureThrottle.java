package io.yingdun.management.enrolment;

import io.yingdun.foundation.runtime.RecentlyUsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Ten wrong codes from one address, then one more a minute. Right ones cost nothing, so a roll-out of thousands behind
 * one address goes through. Remembers at most 10,000 addresses; of 100-bit secrets nobody guesses one that way either.
 */
@Component
class FailureThrottle {

    private static final int ALLOWED = 10;
    private static final Duration FORGET_ONE_AFTER = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private record Failures(double count, Instant at) {}

    private final Clock clock;
    private final Map<String, Failures> byAddress = new RecentlyUsed<>(ADDRESSES);

    FailureThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Seconds to wait before the next attempt; 0 where it may be made now. */
    synchronized long secondsToWait(String address) {
        double count = decayed(address);
        return count < ALLOWED ? 0 : (long) Math.ceil((count - ALLOWED + 1) * FORGET_ONE_AFTER.toSeconds());
    }

    synchronized void failed(String address) {
        byAddress.put(address, new Failures(decayed(address) + 1, clock.instant()));
    }

    private double decayed(String address) {
        Failures failures = byAddress.get(address);
        if (failures == null) {
            return 0;
        }
        double minutes =
                (double) Duration.between(failures.at(), clock.instant()).toMillis() / FORGET_ONE_AFTER.toMillis();
        return Math.max(0, failures.count() - Math.max(0, minutes));
    }
}
