package io.yingdun.cloud.explanation;

import io.yingdun.cloud.access.TokenBucket;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.RecentlyUsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How often one person may read explanations, and have them made. Kept in memory. */
@Component
class PersonLimits {

    private static final int READ_PER_SECOND = 2;
    private static final int MADE_PER_HOUR = 20;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private record Count(Instant begun, int made) {}

    private final Clock clock;
    private final Map<String, TokenBucket> reading = new RecentlyUsed<>(REMEMBERED);
    private final Map<String, Count> making = new RecentlyUsed<>(REMEMBERED);

    PersonLimits(Clock clock) {
        this.clock = clock;
    }

    /** @throws ProblemException {@code rate-limited} (429) */
    synchronized void admitReading(String person) {
        long wait = reading.computeIfAbsent(person, one -> new TokenBucket(READ_PER_SECOND, clock))
                .take();
        if (wait > 0) {
            throw ProblemException.throttled("rate-limited", wait);
        }
    }

    /** @throws ProblemException {@code rate-limited} (429) */
    synchronized void admitMaking(String person) {
        Instant now = clock.instant();
        Count count = making.getOrDefault(person, new Count(now, 0));
        if (!now.isBefore(count.begun.plus(HOUR))) {
            count = new Count(now, 0);
        }
        if (count.made >= MADE_PER_HOUR) {
            throw ProblemException.throttled(
                    "rate-limited",
                    Math.max(1, Duration.between(now, count.begun.plus(HOUR)).toSeconds()));
        }
        making.put(person, new Count(count.begun, count.made + 1));
    }
}
