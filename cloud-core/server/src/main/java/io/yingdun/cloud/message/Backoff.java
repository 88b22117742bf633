package io.yingdun.cloud.message;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Half a minute, then twice as long each time up to two hours; each by chance up to half shorter, so that not all come at once. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int MOST_DOUBLINGS = 8;

    /** @param tries from 1 */
    Duration after(int tries) {
        long whole = Math.min(FIRST.toMillis() << Math.min(tries - 1, MOST_DOUBLINGS), LONGEST.toMillis());
        return Duration.ofMillis(whole - ThreadLocalRandom.current().nextLong(whole / 2));
    }
}
