package io.yingdun.agent.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do, with a deadline. */
public final class Eventually {
    private static final long LOOK_EVERY_MILLIS = 50;

    private Eventually() {}

    public static void await(String what, Duration longest, BooleanSupplier condition) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + longest.toSeconds() + " s: " + what);
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting: " + what, e);
            }
        }
    }
}
