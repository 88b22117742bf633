package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.ArchiveIndex;
import io.yingdun.cloud.archive.HeaderException;
import io.yingdun.cloud.archive.HeaderReader;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.cloud.storage.StoredObject;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Published objects of which nobody knows whether the index has them: a crash, or a broken connection, came between. The
 * index is asked when it can be; what it does not know is nobody's, since nobody was told that it is kept.
 */
@Component
class Undecided {

    private static final Logger LOG = LoggerFactory.getLogger(Undecided.class);

    private static final long BETWEEN_TIDYING_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ObjectStore store;
    private final ArchiveIndex index;
    private final HeaderReader headers = new HeaderReader();
    private final Queue<Location> open = new ConcurrentLinkedQueue<>();
    private long lastTidied = System.nanoTime() - BETWEEN_TIDYING_NANOS;

    Undecided(ObjectStore store, ArchiveIndex index) throws StorageException {
        this.store = store;
        this.index = index;
        open.addAll(store.undecidedAfterStart());
        settleWhatCanBe();
    }

    void add(Location location) {
        if (location.kind() != Location.Kind.IN_PLACE) {
            open.add(location);
        }
    }

    /**
     * On the committing thread only: between two groups nothing is published that the index was not asked about yet, so
     * that no bytes go which have just come again.
     */
    void tidy() {
        if (System.nanoTime() - lastTidied < BETWEEN_TIDYING_NANOS) {
            return;
        }
        lastTidied = System.nanoTime();
        settleWhatCanBe();
        try {
            index.removeFreed(store::delete);
        } catch (IOException | DataAccessException | TransactionException e) {
            LOG.debug("Freed bytes cannot be removed yet", e);
        }
    }

    private void settleWhatCanBe() {
        for (Location next = open.peek(); next != null; next = open.peek()) {
            try {
                if (isKnown(next)) {
                    store.keep(next);
                } else {
                    store.drop(next);
                    LOG.info("An object that was never acknowledged is removed");
                }
            } catch (IOException | DataAccessException | TransactionException e) {
                LOG.debug("Cannot be settled yet", e);
                return;
            }
            open.poll();
        }
    }

    private boolean isKnown(Location location) throws IOException {
        try (StoredObject object = store.open(location)) {
            return index.knows(headers.read(object.channel()).reference(), location.key());
        } catch (HeaderException e) {
            // A crash of the machine can leave a name before all its bytes.
            return false;
        } catch (StorageException e) {
            if (e.kind() == StorageException.Kind.MISSING) {
                return false;
            }
            throw e;
        }
    }
}
