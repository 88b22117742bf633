package io.yingdun.uploader.run;

import java.time.Duration;

/** What all workers know about the server: closed for a while after each failure that was not about one file. */
final class ServerGate {

    private final Backoff backoff;
    private int failures;
    private long opensAt = System.nanoTime();

    ServerGate(Backoff backoff) {
        this.backoff = backoff;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    /** Failures of requests that were under way together count once. @return for how long it is closed now */
    synchronized Duration failed(Duration atLeast) {
        long now = System.nanoTime();
        if (opensAt - now <= 0) {
            failures++;
            Duration wait = backoff.after(failures);
            opensAt = now + (wait.compareTo(atLeast) < 0 ? atLeast : wait).toNanos();
        }
        return Duration.ofNanos(opensAt - now);
    }

    synchronized int failures() {
        return failures;
    }

    synchronized long nanosUntilOpen() {
        return Math.max(0, opensAt - System.nanoTime());
    }
}
