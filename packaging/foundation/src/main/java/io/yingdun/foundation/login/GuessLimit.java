package io.yingdun.foundation.login;

import io.yingdun.foundation.runtime.RecentlyUsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Slows guessing down at each of many things: some failures are free, then 30 s of waiting, doubled by every further failure up to
 * 15 min, forgotten after an hour without one. Kept in memory: a restart forgets it, which only somebody with the machine in hand
 * can bring about. At most 20,000 keys are remembered, longest unused first forgotten.
 *
 * <p>Count an attempt as failed from the moment it is admitted and take it back when it succeeds; otherwise a hundred attempts at
 * once would all be admitted before the first has failed.
 */
public final class GuessLimit {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGET_AFTER = Duration.ofHours(1);
    private static final int REMEMBERED = 20_000;

    private final int free;
    private final Clock clock;
    private final Map<String, Failures> failures = new RecentlyUsed<>(REMEMBERED);

    /** @param free failures before the first wait */
    public GuessLimit(int free, Clock clock) {
        this.free = free;
        this.clock = clock;
    }

    /** Zero when an attempt may be looked at now, otherwise how long to wait. */
    public synchronized Duration wait(String key) {
        Instant now = clock.instant();
        return current(key, now).wait(now);
    }

    /** One more failure. */
    public synchronized void count(String key) {
        Instant now = clock.instant();
        failures.put(key, current(key, now).oneMore(now, free));
    }

    /** All its failures. */
    public synchronized void forget(String key) {
        failures.remove(key);
    }

    /** One failure was none. */
    public synchronized void forgive(String key) {
        failures.computeIfPresent(key, (same, some) -> some.oneLess());
    }

    /** Whether the failure just counted was the one after which waiting began; so once a series. */
    synchronized boolean hasJustBegun(String key) {
        Failures found = failures.get(key);
        return found != null && found.count == free;
    }

    private Failures current(String key, Instant now) {
        Failures found = failures.get(key);
        boolean forgotten = found == null || found.last.plus(FORGET_AFTER).isBefore(now);
        return forgotten ? new Failures(0, now, now) : found;
    }

    private record Failures(int count, Instant last, Instant waitUntil) {

        Duration wait(Instant now) {
            return waitUntil.isAfter(now) ? Duration.between(now, waitUntil) : Duration.ZERO;
        }

        Failures oneMore(Instant now, int free) {
            int more = count + 1;
            if (more < free) {
                return new Failures(more, now, now);
            }
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(more - free, 5));
            return new Failures(more, now, now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT));
        }

        Failures oneLess() {
            return new Failures(Math.max(0, count - 1), last, last);
        }
    }
}
