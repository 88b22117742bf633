package io.yingdun.management.fleet;

import io.yingdun.management.live.LiveEvents;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends changed endpoints to the consoles. Changes gather for a moment and are read in one query, after the
 * transactions that made them, so that a storm of two thousand costs a handful of queries.
 */
@Component
class EndpointFeed {

    private static final int MOST_AT_ONCE = 500;

    private final EndpointMapper endpoints;
    private final LiveEvents live;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();

    EndpointFeed(EndpointMapper endpoints, LiveEvents live) {
        this.endpoints = endpoints;
        this.live = live;
    }

    void changed(Collection<String> ids) {
        if (!ids.isEmpty()) {
            changes.incrementAndGet();
            if (live.hasListeners()) {
                changed.addAll(ids);
            }
        }
    }

    long changes() {
        return changes.get();
    }

    @Scheduled(fixedDelay = 300)
    void publish() {
        List<String> ids = changed.stream().limit(MOST_AT_ONCE).toList();
        if (!ids.isEmpty()) {
            changed.removeAll(ids);
            endpoints.byIds(ids.toArray(String[]::new)).forEach(e -> live.publish("endpoint", e.id(), e));
        }
    }
}
