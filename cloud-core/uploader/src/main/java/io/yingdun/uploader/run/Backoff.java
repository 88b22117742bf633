package io.yingdun.uploader.run;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential waiting with full jitter: after the n-th failure in a row a random time up to {@code first·2ⁿ⁻¹}, at most
 * {@code longest}, and never less than a tenth of that. Random, so that many sites do not come back in one moment.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {

    Duration after(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), 30);
        long most = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(Math.max(1, Math.round(most * (0.1 + 0.9 * random.nextDouble()))));
    }
}
