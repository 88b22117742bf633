package io.yingdun.management.fleet;

import static io.yingdun.foundation.runtime.JsonRows.row;

import io.yingdun.foundation.runtime.BatchWorker;
import io.yingdun.foundation.runtime.JsonRows;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what the gateway reports and has it written by one thread in the order of its arrival. Heartbeats only move a
 * time in memory, which is written every ten seconds for all endpoints together.
 */
@Service
public class FleetEvents implements SmartLifecycle {

    private static final int QUEUE = 20_000;
    private static final int BATCH = 500;

    private final EventWriter writer;
    private final EndpointBatchMapper batches;
    private final JsonRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final BatchWorker<FleetEvent> worker;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private volatile boolean running;

    FleetEvents(
            EventWriter writer,
            EndpointBatchMapper batches,
            JsonRows rows,
            TransactionTemplate transaction,
            Clock clock) {
        this.transaction = transaction;
        this.writer = writer;
        this.batches = batches;
        this.rows = rows;
        this.clock = clock;
        this.worker = new BatchWorker<>("fleet", QUEUE, BATCH, writer::write);
    }

    /** False when too much is waiting: the caller ends the connection, and the agent tries again later. */
    public boolean report(FleetEvent event) {
        return worker.offer(event);
    }

    /** A sign of life. */
    public void seen(String endpointId) {
        seen.put(endpointId, clock.instant());
    }

    @Scheduled(fixedDelay = 10_000)
    void writeSeen() {
        Map<String, Instant> due = new HashMap<>(seen);
        if (!due.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                batches.takeTurn();
                batches.lastSeen(rows.text(due.entrySet().stream()
                        .map(e -> row("id", e.getKey(), "at", e.getValue()))
                        .toList()));
            });
            due.forEach(seen::remove);
        }
    }

    @Scheduled(fixedDelay = 1_000)
    void judge() {
        if (running) {
            report(new FleetEvent.Judged(clock.instant()));
        }
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 300_000)
    void sample() {
        batches.sample(clock.instant(), batches.counts());
    }

    @Override
    public void start() {
        writer.adoptAfterRestart();
        worker.start();
        running = true;
    }

    /** After the gateway, whose last reports are still written. */
    @Override
    public void stop() {
        running = false;
        worker.close();
        writeSeen();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 10;
    }
}
