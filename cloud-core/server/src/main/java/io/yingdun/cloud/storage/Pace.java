package io.yingdun.cloud.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/** How fast bytes may flow, and whether they may at all. Any thread may stop it, once and for good. */
public final class Pace {

    private static final int PIECE = 16 * 1024;
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(200);

    private final long bytesPerSecond;
    private long free = System.nanoTime();
    private volatile boolean stopped;

    /** @param bytesPerSecond 1 or more */
    public Pace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    public void stop() {
        stopped = true;
    }

    public boolean isStopped() {
        return stopped;
    }

    /** The stream at this pace. Closing it leaves the other open. */
    InputStream of(InputStream in) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                int got = in.read(target, from, Math.min(count, PIECE));
                take(Math.max(0, got));
                return got;
            }
        };
    }

    private synchronized void take(int bytes) throws InterruptedIOException {
        long now = System.nanoTime();
        free = Math.max(free, now) + bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
        for (long wait = free - now; wait > 0 && !stopped; wait = free - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(wait, LONGEST_WAIT));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped = true;
            }
        }
        if (stopped) {
            throw new InterruptedIOException("stopped");
        }
    }
}
