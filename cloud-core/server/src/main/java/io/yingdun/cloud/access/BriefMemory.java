package io.yingdun.cloud.access;

import io.yingdun.foundation.runtime.RecentlyUsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a database row said within the last second, so that a viewer's thousand requests cost one query a second. The
 * 10,000 used last are remembered.
 */
final class BriefMemory<V> {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int REMEMBERED = 10_000;

    private record Remembered<V>(Optional<V> value, Instant at) {}

    private final Function<String, Optional<V>> source;
    private final Clock clock;
    private final Map<String, Remembered<V>> byId = new RecentlyUsed<>(REMEMBERED);

    BriefMemory(Function<String, Optional<V>> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    Optional<V> get(String id) {
        Instant now = clock.instant();
        synchronized (byId) {
            Remembered<V> known = byId.get(id);
            if (known != null && !known.at.isAfter(now) && known.at.plus(FRESH).isAfter(now)) {
                return known.value;
            }
        }
        Optional<V> value = source.apply(id);
        synchronized (byId) {
            byId.put(id, new Remembered<>(value, now));
        }
        return value;
    }

    /** The row has changed and the change is committed. */
    void forget(String id) {
        synchronized (byId) {
            byId.remove(id);
        }
    }
}
