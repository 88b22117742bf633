package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.ArchiveIndex;
import io.yingdun.cloud.archive.HeaderException;
import io.yingdun.cloud.archive.HeaderReader;
import io.yingdun.cloud.archive.InstanceHeader;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.cloud.storage.StoredObject;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes objects into the archive, for every protocol alike.
 *
 * <pre>{@code
 * try (IngestOperation operation = ingest.begin(source, Expectation.NONE)) {
 *     while (...) operation.write(buffer);          // a Part 10 file, as it arrives
 *     operation.complete().thenAccept(outcome -> ...);
 * }
 * }</pre>
 */
@Service
public class Ingest {

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final ObjectStore store;
    private final GroupCommit commits;
    private final HeaderReader headers = new HeaderReader();

    Ingest(ObjectStore store, GroupCommit commits, ArchiveIndex index) throws StorageException {
        this.store = store;
        this.commits = commits;
        for (Location location : store.undecidedAfterStart()) {
            settle(location, index);
        }
    }

    /** @throws StorageException FULL when there is no room above the reserve: refuse the sender, who may come again */
    public IngestOperation begin(Source source, Expectation expectation) throws StorageException {
        return new IngestOperation(headers, commits, store.receive(), source, expectation);
    }

    /** A crash came between the object's publication and the word of the index about it. */
    private void settle(Location location, ArchiveIndex index) throws StorageException {
        boolean known = false;
        try (StoredObject object = store.open(location)) {
            InstanceHeader header = headers.read(object.channel());
            known = index.knows(header.reference(), location.key());
        } catch (HeaderException e) {
            LOG.info("A half-written object is removed: {}", e.getMessage());
        } catch (StorageException e) {
            LOG.info("An object that got no name is removed: {}", e.getMessage());
        } catch (IOException e) {
            throw new StorageException(StorageException.Kind.UNAVAILABLE, "what a crash left cannot be read", e);
        }
        if (known) {
            store.keep(location);
        } else {
            store.drop(location);
        }
    }
}
