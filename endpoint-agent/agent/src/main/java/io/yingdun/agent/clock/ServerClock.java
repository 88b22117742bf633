package io.yingdun.agent.clock;

import io.yingdun.agent.home.AgentHome;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The server's time, from what it said last plus the time that has passed since.
 *
 * <p>Within a run the monotonic clock measures what has passed, so setting the machine's clock changes nothing. Over
 * restarts only the wall clock is there: its offset is stored, and believed unless it would put the present before what
 * the server said already. A monotonic clock stands still while a laptop sleeps; then the two disagree and the time is
 * unknown until the server speaks again. Unknown is better than wrong: a mark with a wrong time slot is wrong evidence.
 *
 * <p>The {@link #floor} is the latest time that the server is known to have passed; certificates that ended before it
 * are refused. It only takes times within the validity of the server's own certificate, so a server whose clock ran
 * ahead by years for an hour does not lock its agents out for years. Thread-safe.
 */
public final class ServerClock {
    private static final Logger LOG = System.getLogger(ServerClock.class.getName());
    /** Name of its file in the home. */
    public static final String FILE = "clock";

    private static final long DISAGREEMENT_MILLIS = 5_000;
    private static final long WORTH_STORING_MILLIS = 2_000;
    private static final Duration STORE_EVERY = Duration.ofMinutes(10);

    /** Offset of the server's clock from ours, and the latest server time, both at one moment. */
    private record Reading(long offset, long serverTime, long floor) {}

    private final Clock wall;
    private final LongSupplier nanoTime;
    private final AgentHome home;
    private @Nullable Reading stored;
    private @Nullable Reading learnt;
    private long learntAtNanos;
    private long storedAtNanos;

    public ServerClock(Clock wall, LongSupplier nanoTime, AgentHome home) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.home = home;
        this.stored = load();
    }

    /** Takes a time that came through the authenticated channel, with the validity of the server's certificate. */
    public synchronized void learn(long serverTime, Instant notBefore, Instant notAfter) {
        boolean plausible = serverTime >= notBefore.toEpochMilli() && serverTime <= notAfter.toEpochMilli();
        long floor = plausible ? Math.max(floor(), serverTime) : floor();
        Reading reading = new Reading(serverTime - wall.millis(), serverTime, floor);
        long now = nanoTime.getAsLong();
        learnt = reading;
        learntAtNanos = now;
        Reading before = stored;
        if (before == null
                || Math.abs(before.offset - reading.offset) > WORTH_STORING_MILLIS
                || now - storedAtNanos > STORE_EVERY.toNanos()) {
            stored = reading;
            storedAtNanos = now;
            store(reading);
        }
    }

    /** The server's time now in Unix milliseconds; empty while it cannot be told. */
    public synchronized OptionalLong now() {
        Reading present = learnt;
        if (present != null) {
            long byMonotonic = present.serverTime + (nanoTime.getAsLong() - learntAtNanos) / 1_000_000;
            long byWall = wall.millis() + present.offset;
            return Math.abs(byMonotonic - byWall) <= DISAGREEMENT_MILLIS
                    ? OptionalLong.of(byMonotonic)
                    : OptionalLong.empty();
        }
        Reading former = stored;
        if (former == null || wall.millis() + former.offset < former.serverTime) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(wall.millis() + former.offset);
    }

    /** A time that the server is known to have passed; 0 before any. */
    public synchronized long floor() {
        Reading present = learnt != null ? learnt : stored;
        return present == null ? 0 : present.floor;
    }

    private @Nullable Reading load() {
        try {
            Optional<byte[]> file = home.read(FILE);
            if (file.isEmpty()) {
                return null;
            }
            String[] words =
                    new String(file.get(), StandardCharsets.US_ASCII).strip().split(" ", -1);
            if (words.length == 3) {
                return new Reading(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
            }
            LOG.log(Level.WARNING, "the stored server time is damaged and is forgotten");
        } catch (IOException | NumberFormatException e) {
            LOG.log(Level.WARNING, "the stored server time cannot be read and is forgotten", e);
        }
        return null;
    }

    private void store(Reading reading) {
        String line = reading.offset + " " + reading.serverTime + " " + reading.floor + "\n";
        try {
            home.write(FILE, line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the server time cannot be stored: {0}", e.getMessage());
        }
    }
}
