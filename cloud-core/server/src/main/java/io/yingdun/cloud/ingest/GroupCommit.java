package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.ArchiveIndex;
import io.yingdun.cloud.archive.IndexEntry;
import io.yingdun.cloud.archive.IndexResult;
import io.yingdun.cloud.ingest.IngestOutcome.Refusal;
import io.yingdun.cloud.storage.IncomingObject;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.Publication;
import io.yingdun.cloud.storage.StorageException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Commits what all senders have finished meanwhile as one group: their bytes durable by one sync, while their rows are
 * written in one transaction that is committed after it; then all are acknowledged. A sender that is alone waits for
 * nobody; the more send, the more share a sync.
 */
@Component
class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MOST_TOGETHER = 128;
    /** Bounds what waits in memory: a sender that would be the next one is told to come again. */
    private static final int MOST_WAITING = 4_096;

    private static final int ATTEMPTS = 3;

    private final ObjectStore store;
    private final ArchiveIndex index;
    private final Settlement settlement;
    private final Undecided undecided;
    private final Clock clock;
    private final BlockingQueue<Arrival> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::loop, "ingest-commit");
    private volatile boolean closed;
    private volatile boolean ended;

    GroupCommit(ObjectStore store, ArchiveIndex index, Settlement settlement, Undecided undecided, Clock clock) {
        this.store = store;
        this.index = index;
        this.settlement = settlement;
        this.undecided = undecided;
        this.clock = clock;
        thread.setDaemon(true);
        thread.start();
    }

    CompletionStage<IngestOutcome> submit(Arrival arrival) {
        if (closed || !queue.offer(arrival)) {
            turnAway(arrival);
        } else if (ended) {
            turnAwayWaiting();
        }
        return arrival.outcome();
    }

    private static void turnAway(Arrival arrival) {
        arrival.forget();
        arrival.refuse(Refusal.UNAVAILABLE, "too much waits to be committed");
    }

    private void turnAwayWaiting() {
        for (Arrival waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            turnAway(waiting);
        }
    }

    private void loop() {
        List<Arrival> group = new ArrayList<>(MOST_TOGETHER);
        try {
            while (!closed || !queue.isEmpty()) {
                Arrival first = queue.poll(200, TimeUnit.MILLISECONDS);
                undecided.tidy();
                if (first == null) {
                    continue;
                }
                group.add(first);
                queue.drainTo(group, MOST_TOGETHER - 1);
                commit(List.copyOf(group));
                group.clear();
            }
            undecided.settle();
        } catch (InterruptedException e) {
            LOG.warn("The ingest ended with {} objects that were not acknowledged", queue.size());
        } finally {
            ended = true;
            turnAwayWaiting();
        }
    }

    private void commit(List<Arrival> group) {
        Publication bytes = Publication.NOTHING;
        try {
            bytes = publish(group);
            index(group, bytes);
        } catch (StorageException e) {
            LOG.warn("{} objects refused: {}", group.size(), e.getMessage());
            group.forEach(arrival -> arrival.refuse(Refusal.of(e), "the storage did not take it"));
        } catch (Throwable e) {
            // A fault of our own: nobody may wait for ever, and the next group must find this thread alive.
            LOG.error("{} objects refused", group.size(), e);
            leaveOpen(group, bytes);
        }
    }

    private Publication publish(List<Arrival> group) throws StorageException {
        List<Arrival> arrived =
                group.stream().filter(arrival -> !arrival.isInPlace()).toList();
        if (arrived.isEmpty()) {
            return Publication.NOTHING;
        }
        List<IncomingObject> objects =
                arrived.stream().map(Arrival::object).filter(Objects::nonNull).toList();
        Publication publication = store.publish(objects);
        for (int n = 0; n < arrived.size(); n++) {
            arrived.get(n).publishedAs(publication.objects().get(n));
        }
        return publication;
    }

    private void index(List<Arrival> group, Publication bytes) throws StorageException {
        Instant now = clock.instant();
        List<IndexEntry> entries =
                group.stream().map(arrival -> arrival.entry(now)).toList();
        try {
            settlement.settle(group, entries, added(entries, bytes));
        } catch (DataIntegrityViolationException e) {
            bytes.awaitDurable();
            oneByOne(group, bytes, e);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("{} objects refused, the database does not answer: {}", group.size(), e.getMessage());
            undecided.suspectTheDatabase();
            leaveOpen(group, bytes);
        }
    }

    /** Two nodes may get in each other's way; the second attempt finds the way free. */
    private List<IndexResult> added(List<IndexEntry> entries, Publication bytes) throws StorageException {
        for (int attempt = 1; ; attempt++) {
            try {
                return index.add(entries, bytes);
            } catch (TransientDataAccessException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                undecided.suspectTheDatabase();
                LOG.info("A group is committed again: {}", e.getMessage());
            }
        }
    }

    /** One that the database cannot take must not keep the others out. */
    private void oneByOne(List<Arrival> group, Publication bytes, DataIntegrityViolationException failure)
            throws StorageException {
        if (group.size() > 1) {
            for (Arrival arrival : group) {
                index(List.of(arrival), bytes);
            }
            return;
        }
        LOG.error("An object cannot be indexed", failure);
        Arrival arrival = group.get(0);
        arrival.leaveTo(undecided);
        arrival.refuse(Refusal.BROKEN, "the index cannot hold it");
    }

    /**
     * Nobody knows whether the transaction was committed: the bytes stay until the database can be asked. Bytes that do not
     * become durable are withdrawn, and nobody may be asked about them.
     */
    private void leaveOpen(List<Arrival> group, Publication bytes) {
        boolean durable = true;
        try {
            bytes.awaitDurable();
        } catch (StorageException e) {
            LOG.warn("And they could not be made durable: {}", e.getMessage());
            durable = false;
        }
        for (Arrival arrival : group) {
            if (durable) {
                arrival.leaveTo(undecided);
            }
            arrival.refuse(Refusal.UNAVAILABLE, "the index does not answer");
        }
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
