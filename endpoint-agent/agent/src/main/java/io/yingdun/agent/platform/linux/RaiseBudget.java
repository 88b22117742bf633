package io.yingdun.agent.platform.linux;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often a window may be raised: so many times in a span, then a pause that doubles up to 32 spans as long as the
 * other side keeps coming back at once, and ends when it has been quiet for a whole pause.
 */
final class RaiseBudget {
    private static final int LONGEST_PAUSE_SPANS = 32;

    private final LongSupplier nanoTime;
    private final int perSpan;
    private final long spanNanos;
    private long spanStart;
    private long pauseEnd;
    private long pauseSpans = 1;
    private int taken;
    private boolean pausing;

    RaiseBudget(LongSupplier nanoTime, int perSpan, Duration span) {
        this.nanoTime = nanoTime;
        this.perSpan = perSpan;
        this.spanNanos = span.toNanos();
        this.spanStart = nanoTime.getAsLong();
    }

    /** Whether to raise now. */
    boolean take() {
        long now = nanoTime.getAsLong();
        if (pausing) {
            if (now - pauseEnd < 0) {
                return false;
            }
            pausing = false;
            boolean quiet = now - pauseEnd > pauseSpans * spanNanos;
            pauseSpans = quiet ? 1 : Math.min(2 * pauseSpans, LONGEST_PAUSE_SPANS);
            startSpan(now);
        } else if (now - spanStart > spanNanos) {
            startSpan(now);
        }
        taken++;
        if (taken >= perSpan) {
            pausing = true;
            pauseEnd = now + pauseSpans * spanNanos;
        }
        return true;
    }

    private void startSpan(long now) {
        spanStart = now;
        taken = 0;
    }
}
