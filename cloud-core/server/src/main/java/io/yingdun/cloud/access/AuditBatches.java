package io.yingdun.cloud.access;

import io.yingdun.foundation.audit.AuditDeed;
import io.yingdun.foundation.audit.AuditLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Group commit for the audit log: what is to be written while one transaction is under way goes into the next one
 * together, so that requests wait for a commit but not for each other's. Unlike other queues nothing is tried again:
 * whoever waits is told that it was not written.
 */
@Component
class AuditBatches {

    private static final int LARGEST_BATCH = 500;
    private static final int CAPACITY = 10_000;

    private record Waiting(AuditDeed deed, CompletableFuture<Void> written) {}

    private final AuditLog audit;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread thread = new Thread(this::loop, "access-journal");
    private volatile boolean closed;

    AuditBatches(AuditLog audit) {
        this.audit = audit;
        thread.setDaemon(true);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    /** {@code written} is completed when the entry is durable, and fails where it cannot be written. */
    void write(AuditDeed deed, CompletableFuture<Void> written) {
        if (closed || !queue.offer(new Waiting(deed, written))) {
            written.completeExceptionally(new RejectedExecutionException("the audit log cannot keep up"));
        }
    }

    private void loop() {
        try {
            while (!closed || !queue.isEmpty()) {
                Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Waiting> batch = new ArrayList<>();
                    batch.add(first);
                    queue.drainTo(batch, LARGEST_BATCH - 1);
                    write(batch);
                }
            }
        } catch (InterruptedException e) {
            queue.forEach(waiting -> waiting.written.completeExceptionally(e));
        }
    }

    private void write(List<Waiting> batch) {
        try {
            audit.recordAll(batch.stream().map(Waiting::deed).toList());
        } catch (RuntimeException e) {
            batch.forEach(waiting -> waiting.written.completeExceptionally(e));
            return;
        }
        batch.forEach(waiting -> waiting.written.complete(null));
    }

    @PreDestroy
    void close() throws InterruptedException {
        closed = true;
        thread.join(TimeUnit.SECONDS.toMillis(10));
        thread.interrupt();
    }
}
