package io.yingdun.agent.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A wall clock that a test sets, and the monotonic one beside it. */
public final class MovableClock extends Clock {
    private Instant now;
    private long nanos = 1_000_000_000L;

    public MovableClock(Instant now) {
        this.now = now;
    }

    /** Time passes: both clocks go on. */
    public void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /** Somebody sets the wall clock; or the machine sleeps, and only the wall clock goes on. */
    public void jump(Duration time) {
        now = now.plus(time);
    }

    public long nanoTime() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
