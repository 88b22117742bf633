package io.yingdun.uploader.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;

/**
 * Holds all streams of a run together to the schedule's speed: a token bucket of a quarter of a second. What is counted
 * are the bytes on the line, after compression.
 */
public final class Throttle {

    private static final int PIECE = 16 << 10;
    private static final double BURST_SECONDS = 0.25;

    private final RateSchedule schedule;
    private final Clock clock;
    private double allowance;
    private long filledAt = System.nanoTime();

    /** @param clock in the time zone of the schedule */
    public Throttle(RateSchedule schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    /** False in hours in which nothing is sent. */
    public boolean open() {
        return rate() > 0;
    }

    InputStream slow(InputStream bytes) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                take(1);
                return bytes.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int got = bytes.read(target, offset, Math.min(length, PIECE));
                take(Math.max(0, got));
                return got;
            }

            @Override
            public void close() throws IOException {
                bytes.close();
            }
        };
    }

    /** @throws PausedException when the hours have come in which nothing is sent */
    private void take(int bytes) throws IOException {
        while (true) {
            long wait = reserve(bytes);
            if (wait == 0) {
                return;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }

    /** Zero when the bytes may go, else the nanoseconds after which to ask again. */
    private synchronized long reserve(int bytes) throws PausedException {
        long rate = rate();
        if (rate == 0) {
            throw new PausedException();
        } else if (rate == RateSchedule.UNLIMITED) {
            return 0;
        }
        long now = System.nanoTime();
        double most = Math.max(PIECE, rate * BURST_SECONDS);
        allowance = Math.min(most, allowance + rate * (now - filledAt) / 1e9);
        filledAt = now;
        if (allowance >= bytes) {
            allowance -= bytes;
            return 0;
        }
        return Math.min(TimeUnit.SECONDS.toNanos(1), (long) ((bytes - allowance) / rate * 1e9) + 1);
    }

    private long rate() {
        return schedule.at(LocalTime.now(clock));
    }
}
