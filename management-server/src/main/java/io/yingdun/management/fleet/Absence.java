package io.yingdun.management.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is gone without a goodbye and until when a return keeps the state ONLINE. A reconnect within the grace leaves no
 * trace, so that a short loss never flashes in a list; when the grace is over, the endpoint has vanished since the
 * moment it was lost. Used by the one thread that writes states.
 */
final class Absence {

    /** An endpoint whose grace is over. */
    record Vanished(String endpointId, Instant lostAt, String how) {}

    private record Gone(Instant lostAt, Instant judgedAt, String how) {}

    private final Map<String, Gone> gone = new HashMap<>();

    void lost(String endpointId, Instant at, Duration grace, String how) {
        gone.putIfAbsent(endpointId, new Gone(at, at.plus(grace), how));
    }

    /** It is back, or has said goodbye, or must not be judged any more. */
    void settled(String endpointId) {
        gone.remove(endpointId);
    }

    /** They stay here until they are settled. */
    List<Vanished> vanishedBy(Instant now) {
        return gone.entrySet().stream()
                .filter(entry -> !entry.getValue().judgedAt().isAfter(now))
                .map(entry -> new Vanished(
                        entry.getKey(),
                        entry.getValue().lostAt(),
                        entry.getValue().how()))
                .toList();
    }
}
