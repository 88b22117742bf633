package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.ArchiveIndex;
import io.yingdun.cloud.archive.IndexEntry;
import io.yingdun.cloud.archive.IndexResult;
import io.yingdun.cloud.archive.InstanceHeader;
import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.ingest.IngestOutcome.Refusal;
import io.yingdun.cloud.ingest.IngestOutcome.Result;
import io.yingdun.cloud.storage.IncomingObject;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StorageException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Commits what all senders have finished meanwhile as one group: their bytes durable by one sync, their rows by one
 * transaction, then all are acknowledged. A sender that is alone waits for nobody; the more send, the more share a sync.
 */
@Component
class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MOST_TOGETHER = 128;
    /** Bounds what waits in memory: a sender that would be the next one is told to come again. */
    private static final int MOST_WAITING = 4_096;

    private final ObjectStore store;
    private final ArchiveIndex index;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::loop, "ingest-commit");
    private volatile boolean closed;

    private record Waiting(
            IncomingObject object, InstanceHeader header, Source source, CompletableFuture<IngestOutcome> outcome) {

        InstanceReference reference() {
            return header.reference();
        }

        void answer(IngestOutcome answer) {
            outcome.complete(answer);
        }
    }

    GroupCommit(ObjectStore store, ArchiveIndex index, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.index = index;
        this.events = events;
        this.clock = clock;
        thread.setDaemon(true);
        thread.start();
    }

    CompletionStage<IngestOutcome> submit(IncomingObject object, InstanceHeader header, Source source) {
        Waiting waiting = new Waiting(object, header, source, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            forget(waiting);
            waiting.answer(refused(waiting, Refusal.UNAVAILABLE, "too much waits to be committed"));
        }
        return waiting.outcome();
    }

    private void loop() {
        List<Waiting> group = new ArrayList<>(MOST_TOGETHER);
        try {
            while (!closed || !queue.isEmpty()) {
                Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, MOST_TOGETHER - 1);
                    commit(group);
                    group.clear();
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("The ingest ended with {} objects that were not acknowledged", queue.size() + group.size());
        }
    }

    private void commit(List<Waiting> group) {
        List<Location> locations;
        try {
            locations = store.publish(group.stream().map(Waiting::object).toList());
        } catch (StorageException e) {
            LOG.warn("{} objects refused: {}", group.size(), e.getMessage());
            Refusal refusal = e.kind() == StorageException.Kind.FULL ? Refusal.OUT_OF_RESOURCES : Refusal.UNAVAILABLE;
            group.forEach(waiting -> waiting.answer(refused(waiting, refusal, "the storage did not take it")));
            return;
        }
        try {
            settle(group, locations, index.add(entries(group, locations)));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("{} objects refused, the database does not answer: {}", group.size(), e.getMessage());
            group.forEach(
                    waiting -> waiting.answer(refused(waiting, Refusal.UNAVAILABLE, "the index does not answer")));
        }
    }

    private List<IndexEntry> entries(List<Waiting> group, List<Location> locations) {
        List<IndexEntry> entries = new ArrayList<>(group.size());
        for (int n = 0; n < group.size(); n++) {
            Waiting waiting = group.get(n);
            entries.add(new IndexEntry(
                    waiting.header(),
                    locations.get(n),
                    waiting.object().size(),
                    waiting.object().sha256(),
                    clock.instant(),
                    waiting.source().toString()));
        }
        return entries;
    }

    private void settle(List<Waiting> group, List<Location> locations, List<IndexResult> results) {
        List<InstanceReference> stored = new ArrayList<>(group.size());
        for (int n = 0; n < group.size(); n++) {
            Waiting waiting = group.get(n);
            IndexResult result = results.get(n);
            decide(locations.get(n), result != IndexResult.OTHER_BYTES);
            if (result == IndexResult.ADDED) {
                stored.add(waiting.reference());
            }
            waiting.answer(
                    switch (result) {
                        case ADDED -> IngestOutcome.accepted(Result.STORED, waiting.reference());
                        case SAME_BYTES -> IngestOutcome.accepted(Result.DUPLICATE, waiting.reference());
                        case OTHER_BYTES ->
                            refused(
                                    waiting,
                                    Refusal.OTHER_BYTES,
                                    "an instance of this UID with other bytes is archived");
                    });
        }
        if (!stored.isEmpty()) {
            events.publishEvent(new InstancesStored(stored));
        }
    }

    private void decide(Location location, boolean kept) {
        try {
            if (kept) {
                store.keep(location);
            } else {
                store.drop(location);
            }
        } catch (StorageException e) {
            LOG.warn("Left for the next start: {}", e.getMessage());
        }
    }

    private static void forget(Waiting waiting) {
        try {
            waiting.object().close();
        } catch (IOException e) {
            LOG.warn("Left for the next start: {}", e.getMessage());
        }
    }

    private static IngestOutcome refused(Waiting waiting, Refusal refusal, String detail) {
        return IngestOutcome.refused(refusal, waiting.reference(), detail, -1);
    }

    /** What was handed over is still committed, for at most ten seconds. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
