package io.yingdun.cloud.access;

import java.time.Clock;

/** Lets so many requests a second through, and twice as many at once after a pause. */
public final class TokenBucket {

    private static final double BURST_SECONDS = 2;

    private final int perSecond;
    private final Clock clock;
    private double tokens;
    private long filledAt;

    public TokenBucket(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.tokens = perSecond * BURST_SECONDS;
        this.filledAt = clock.millis();
    }

    int perSecond() {
        return perSecond;
    }

    /** Zero where the request may go on, otherwise the seconds after which the next one may. */
    public synchronized long take() {
        long now = clock.millis();
        // A clock set back gives nothing and takes nothing.
        tokens = Math.min(perSecond * BURST_SECONDS, tokens + Math.max(0, now - filledAt) / 1000.0 * perSecond);
        filledAt = now;
        if (tokens >= 1) {
            tokens--;
            return 0;
        }
        return (long) Math.ceil((1 - tokens) / perSecond);
    }
}
