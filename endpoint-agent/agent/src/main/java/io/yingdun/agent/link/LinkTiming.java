package io.yingdun.agent.link;

import java.time.Duration;

/**
 * Times of a connection.
 *
 * @param stableAfter an accepted connection that lasted so long starts the backoff from its beginning
 */
record LinkTiming(
        Duration firstRetry, Duration longestRetry, Duration connect, Duration welcome, Duration stableAfter) {
    static final LinkTiming DEFAULT = new LinkTiming(
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30));
}
