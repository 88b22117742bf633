package io.yingdun.cloud.grant;

import io.yingdun.foundation.login.GuessLimit;
import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** An emergency is rare: who has many must wait between them, whether the numbers mean anything or not. */
@Component
class EmergencyLimit {

    /** How long what was opened so stays open. */
    static final Duration LIFE = Duration.ofHours(4);

    private static final int FREE = 5;

    private final GuessLimit limit;

    EmergencyLimit(Clock clock) {
        this.limit = new GuessLimit(FREE, clock);
    }

    /** @throws ProblemException {@code too-many-attempts} (429) */
    synchronized void admit(String staffId) {
        Duration wait = limit.wait(staffId);
        if (!wait.isZero()) {
            throw ProblemException.throttled(
                    "too-many-attempts", Math.max(1, wait.plusMillis(999).toSeconds()));
        }
        limit.count(staffId);
    }
}
