package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.ArchiveIndex;
import io.yingdun.cloud.archive.HeaderException;
import io.yingdun.cloud.archive.HeaderReader;
import io.yingdun.cloud.archive.IndexEntry;
import io.yingdun.cloud.archive.InstanceHeader;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.OpenObject;
import io.yingdun.cloud.storage.Publication;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.cloud.storage.StoredObject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Published objects of which nobody knows whether the index has them for good: a crash, or a broken connection, came between,
 * or the row is committed and the database has not written it to its disk yet.
 *
 * <p>The index is asked when it can be. What it does not know is indexed now: somebody may have been told that it is kept, and
 * a sender who was not told sends it again without harm.
 */
@Component
class Undecided {

    private static final Logger LOG = LoggerFactory.getLogger(Undecided.class);

    private static final long BETWEEN_TIDYING_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN_REPORTS_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int CONFIRMED_AT_ONCE = 500;

    private final ObjectStore store;
    private final ArchiveIndex index;
    private final Settlement settlement;
    private final Unconfirmed unconfirmed;
    private final Clock clock;
    private final HeaderReader headers = new HeaderReader();
    private final Queue<OpenObject> open = new ConcurrentLinkedQueue<>();
    private long lastTidied = System.nanoTime() - BETWEEN_TIDYING_NANOS;
    private long lastReported = System.nanoTime() - BETWEEN_REPORTS_NANOS;
    private volatile boolean databaseSuspect;

    Undecided(ObjectStore store, ArchiveIndex index, Settlement settlement, Unconfirmed unconfirmed, Clock clock)
            throws StorageException {
        this.store = store;
        this.index = index;
        this.settlement = settlement;
        this.unconfirmed = unconfirmed;
        this.clock = clock;
        open.addAll(store.undecidedAfterStart());
        settle();
    }

    void add(OpenObject object) {
        open.add(object);
    }

    /** It may have crashed, and lost what it had not written: looked after before anything else is acknowledged. */
    void suspectTheDatabase() {
        databaseSuspect = true;
    }

    /**
     * On the committing thread only: between two groups nothing is published that the index was not asked about yet, so
     * that no bytes go which have just come again.
     */
    void tidy() {
        if (databaseSuspect || System.nanoTime() - lastTidied > BETWEEN_TIDYING_NANOS) {
            lastTidied = System.nanoTime();
            settle();
        }
    }

    /** All that can be; the rest when database and storage answer again. Never throws: the committing thread goes on. */
    void settle() {
        try {
            boolean more = confirm();
            while (more) {
                more = confirm();
            }
            for (int left = open.size(); left > 0; left--) {
                decideNext();
            }
            databaseSuspect = false;
            index.removeFreed(store::delete);
        } catch (IOException | RuntimeException e) {
            notYet(e);
        }
    }

    private void notYet(Exception reason) {
        if (System.nanoTime() - lastReported > BETWEEN_REPORTS_NANOS) {
            lastReported = System.nanoTime();
            LOG.warn("{} objects wait to be settled", open.size() + unconfirmed.size(), reason);
        }
    }

    /** @return whether there may be more */
    private boolean confirm() {
        List<Unconfirmed.Row> rows = unconfirmed.take(CONFIRMED_AT_ONCE);
        if (rows.isEmpty()) {
            return false;
        }
        Set<String> lasting;
        try {
            lasting = index.lasting(rows.stream()
                    .collect(Collectors.toMap(
                            row -> row.object().location().key(),
                            Unconfirmed.Row::sopInstanceUid,
                            (one, same) -> one)));
        } catch (RuntimeException e) {
            rows.forEach(unconfirmed::add);
            throw e;
        }
        boolean all = true;
        for (Unconfirmed.Row row : rows) {
            if (!lasting.contains(row.object().location().key())) {
                open.add(row.object());
            } else if (!keep(row)) {
                all = false;
            }
        }
        return all && rows.size() == CONFIRMED_AT_ONCE;
    }

    private boolean keep(Unconfirmed.Row row) {
        try {
            store.keep(row.object());
            return true;
        } catch (IOException e) {
            notYet(e);
            unconfirmed.add(row);
            return false;
        }
    }

    /** One that cannot be settled now keeps no other waiting; a database that is away does. */
    private void decideNext() {
        OpenObject next = open.remove();
        try {
            decide(next);
        } catch (DataAccessException | TransactionException e) {
            open.add(next);
            throw e;
        } catch (IOException | RuntimeException e) {
            notYet(e);
            open.add(next);
        }
    }

    private void decide(OpenObject object) throws IOException {
        Location location = object.location();
        try (StoredObject bytes = store.open(location)) {
            InstanceHeader header = headers.read(bytes.channel());
            String uid = header.reference().sopInstanceUid();
            if (index.knows(header.reference(), location.key())) {
                unconfirmed.add(new Unconfirmed.Row(uid, object));
            } else if (index.isFreed(location) || !store.isIntact(location)) {
                store.drop(object);
            } else {
                index(Arrival.again(object, bytes.size(), header));
            }
        } catch (HeaderException | DataIntegrityViolationException e) {
            // A crash of the machine can leave a name before all its bytes; and the index refused some already.
            store.drop(object);
        } catch (StorageException e) {
            if (e.kind() != StorageException.Kind.MISSING) {
                throw e;
            }
            store.drop(object);
        }
    }

    private void index(Arrival arrival) throws StorageException {
        LOG.info("An object that a crash left open is indexed");
        List<IndexEntry> entries = List.of(arrival.entry(clock.instant()));
        settlement.settle(List.of(arrival), entries, index.add(entries, Publication.NOTHING));
    }
}
