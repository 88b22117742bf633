package io.yingdun.cloud.inplace;

import java.util.concurrent.TimeUnit;

/** Events a second over the last ten to twenty seconds. */
final class RateMeter {

    private static final long SPAN = TimeUnit.SECONDS.toNanos(10);

    private long begun = System.nanoTime();
    private long count;
    private long spanBefore = 1;
    private long countBefore;

    synchronized void add(int n, long now) {
        roll(now);
        count += n;
    }

    private void roll(long now) {
        long span = now - begun;
        if (span >= SPAN) {
            countBefore = span < 2 * SPAN ? count : 0;
            spanBefore = span;
            count = 0;
            begun = now;
        }
    }

    synchronized double perSecond(long now) {
        roll(now);
        return (count + countBefore) * (double) TimeUnit.SECONDS.toNanos(1) / Math.max(1, now - begun + spanBefore);
    }
}
