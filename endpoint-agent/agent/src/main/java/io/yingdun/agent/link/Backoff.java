package io.yingdun.agent.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: attempt n waits a uniformly random time up to min(cap, first · 2ⁿ). Full jitter
 * spreads the agents of a hospital evenly after a server restart, where "cap plus or minus a little" keeps them in step
 * (Brooker 2015, "Exponential Backoff And Jitter").
 */
final class Backoff {
    private static final int DOUBLINGS_TO_ANY_CAP = 30;

    private final RandomGenerator random;
    private final Duration first;
    private final Duration cap;
    private int attempts;

    Backoff(RandomGenerator random, Duration first, Duration cap) {
        this.random = random;
        this.first = first;
        this.cap = cap;
    }

    Duration next() {
        long longest = Math.min(cap.toMillis(), first.toMillis() << Math.min(attempts, DOUBLINGS_TO_ANY_CAP));
        attempts++;
        return Duration.ofMillis(random.nextLong(longest + 1));
    }

    void reset() {
        attempts = 0;
    }
}
