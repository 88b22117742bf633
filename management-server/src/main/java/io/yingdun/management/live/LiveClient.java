package io.yingdun.management.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One console's stream. A console that reads too slowly does not get half of the changes: its queue is thrown away and
 * it is told to load its lists again.
 */
final class LiveClient {

    private static final int QUEUE_LIMIT = 4_000;

    private record Queued(String event, Object payload) {}

    private final SseEmitter emitter;
    private final Set<String> authorities;
    private final Map<String, Queued> queue = new LinkedHashMap<>();
    private final AtomicBoolean sending = new AtomicBoolean();
    private boolean heartbeatDue;

    LiveClient(SseEmitter emitter, Set<String> authorities) {
        this.emitter = emitter;
        this.authorities = Set.copyOf(authorities);
    }

    boolean has(String authority) {
        return authorities.contains(authority);
    }

    synchronized void offer(String event, String key, Object payload) {
        if (queue.size() >= QUEUE_LIMIT) {
            queue.clear();
            queue.put("reload", new Queued("reload", Map.of()));
            return;
        }
        String slot = event + ' ' + key;
        queue.remove(slot);
        queue.put(slot, new Queued(event, payload));
    }

    synchronized void heartbeat() {
        heartbeatDue = true;
    }

    /** True for the caller that shall send now; nobody else does until it is done. */
    boolean claim() {
        synchronized (this) {
            if (queue.isEmpty() && !heartbeatDue) {
                return false;
            }
        }
        return sending.compareAndSet(false, true);
    }

    void sendQueued() {
        List<Queued> batch;
        boolean heartbeat;
        synchronized (this) {
            batch = new ArrayList<>(queue.values());
            queue.clear();
            heartbeat = heartbeatDue;
            heartbeatDue = false;
        }
        try {
            for (Queued queued : batch) {
                emitter.send(SseEmitter.event().name(queued.event()).data(queued.payload()));
            }
            if (heartbeat && batch.isEmpty()) {
                emitter.send(SseEmitter.event().comment("still here"));
            }
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        } finally {
            sending.set(false);
        }
    }

    void end() {
        emitter.complete();
    }
}
