package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.ArchiveIndex;
import io.yingdun.cloud.archive.HeaderException;
import io.yingdun.cloud.archive.HeaderReader;
import io.yingdun.cloud.archive.InstanceHeader;
import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.cloud.storage.StoredObject;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
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

    private final ObjectStore store;
    private final ArchiveIndex index;
    private final KeptVersions keptVersions;
    private final GroupCommit commits;
    private final HeaderReader headers = new HeaderReader();

    Ingest(ObjectStore store, ArchiveIndex index, KeptVersions keptVersions, GroupCommit commits) {
        this.keptVersions = keptVersions;
        this.store = store;
        this.index = index;
        this.commits = commits;
    }

    /** @throws StorageException FULL when there is no room above the reserve: refuse the sender, who may come again */
    public IngestOperation begin(Source source, Expectation expectation) throws StorageException {
        return new IngestOperation(headers, commits, store.receive(source.note()), source, expectation);
    }

    /**
     * Indexes a file of a PACS where it lies. Only its header is read. A file that is indexed already is described anew; one
     * that was moved is read from its new place; bytes that the archive itself holds stay what is read.
     *
     * <p>DUPLICATE: nothing new; CONFLICT: the SOP Instance UID is known with other bytes, this file is passed over.
     *
     * @param root the scanned folder, which is noted as the source
     * @param issuer see {@link Source}
     */
    public CompletionStage<IngestOutcome> indexInPlace(Path root, String issuer, Path file) {
        return indexInPlace(root, issuer, file, headers::read);
    }

    /**
     * As {@link #indexInPlace}, for a file that breaks off in its pixel data and that nobody writes to any more: what stands
     * before is indexed, so that the image is seen to be missing rather than not seen to be missing. Where the archive gets
     * the whole instance, that is read instead.
     */
    public CompletionStage<IngestOutcome> indexCutInPlace(Path root, String issuer, Path file) {
        return indexInPlace(root, issuer, file, headers::readCut);
    }

    private interface HeaderReading {

        InstanceHeader of(SeekableByteChannel content) throws IOException;
    }

    private CompletionStage<IngestOutcome> indexInPlace(Path root, String issuer, Path file, HeaderReading reading) {
        Location location = Location.inPlace(file);
        Source source = new Source(Source.Kind.IN_PLACE, root.toString(), "", issuer);
        // Before it is read: what changes it meanwhile is seen as a change afterwards.
        long changed;
        try {
            changed = lastChange(file);
        } catch (IOException e) {
            return unreadable();
        }
        try (StoredObject object = store.open(location)) {
            InstanceHeader header = reading.of(object.channel());
            return commits.submit(Arrival.inPlace(location, object.size(), changed, header, source));
        } catch (HeaderException e) {
            return CompletableFuture.completedFuture(IngestOutcome.refused(e));
        } catch (IOException e) {
            return unreadable();
        }
    }

    private static CompletionStage<IngestOutcome> unreadable() {
        return CompletableFuture.completedFuture(
                IngestOutcome.refused(IngestOutcome.Refusal.UNAVAILABLE, null, "the file cannot be read", -1));
    }

    /** Of its content or its attributes, in microseconds: no program can set this time back. */
    private static long lastChange(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ctime") instanceof FileTime time ? time.to(TimeUnit.MICROSECONDS) : 0;
    }

    /**
     * Files in place are no more: what was indexed there leaves the index. Nothing happens where nothing was. The caller says
     * so in the audit log.
     *
     * @return the instances that are archived no longer
     */
    public List<InstanceReference> forgetInPlace(Collection<Path> files) {
        List<Location> gone = files.stream().map(Location::inPlace).toList();
        keptVersions.takeOver(index.versionsAt(gone));
        return index.removeAt(gone);
    }
}
