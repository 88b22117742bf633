package io.yingdun.management.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Publishes events to every console that listens. Never blocks its caller: each console has a bounded queue of its
 * own, in which a newer event about the same thing replaces the older one.
 */
@Service
public class LiveEvents implements SmartLifecycle {

    private static final int MAX_CLIENTS = 64;
    private static final int SENDERS = 4;

    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final AtomicLong anonymousKey = new AtomicLong();
    private final ExecutorService senders = new ThreadPoolExecutor(
            SENDERS, SENDERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_CLIENTS * 4), task -> {
                Thread thread = new Thread(task, "live");
                thread.setDaemon(true);
                return thread;
            });
    private volatile boolean running;

    /** An event that stands for itself. */
    public void publish(String event, Object payload) {
        publish(event, Long.toString(anonymousKey.incrementAndGet()), payload);
    }

    /** An event that makes an unsent one with the same key out of date. */
    public void publish(String event, String key, Object payload) {
        for (LiveClient client : clients) {
            client.offer(event, key, payload);
        }
    }

    /** An event for consoles of officers with this authority only ({@code ROLE_…}): others must not see its payload. */
    public void publishTo(String authority, String event, String key, Object payload) {
        for (LiveClient client : clients) {
            if (client.has(authority)) {
                client.offer(event, key, payload);
            }
        }
    }

    /** Whether it is worth while to put an event together. */
    public boolean hasListeners() {
        return !clients.isEmpty();
    }

    boolean add(LiveClient client) {
        if (!running || clients.size() >= MAX_CLIENTS) {
            return false;
        }
        clients.add(client);
        return true;
    }

    void remove(LiveClient client) {
        clients.remove(client);
    }

    /** Four times a second is live enough for a person and lets a storm of changes melt into few events. */
    @Scheduled(fixedDelay = 250)
    void flush() {
        for (LiveClient client : clients) {
            if (client.claim()) {
                senders.execute(client::sendQueued);
            }
        }
    }

    @Scheduled(fixedDelay = 15_000)
    void heartbeat() {
        clients.forEach(LiveClient::heartbeat);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server stops: open streams would hold up its orderly end. */
    @Override
    public void stop() {
        running = false;
        clients.forEach(LiveClient::end);
        clients.clear();
        senders.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
