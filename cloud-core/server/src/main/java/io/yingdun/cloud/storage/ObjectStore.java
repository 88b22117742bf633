package io.yingdun.cloud.storage;

import io.yingdun.foundation.runtime.DataDirectory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * The bytes of all instances, named after their SHA-256, so that the same bytes are kept once.
 *
 * <p>Taking in goes in four steps: {@link #receive}, write, {@link IncomingObject#finish()}, then {@link #publish} for any
 * number of finished objects at once, with one sync for all, during which the caller may prepare the index. Afterwards it
 * says what the index has decided, {@link #keep} or {@link #drop}; what stays undecided by a crash is told at the next
 * start.
 */
@Service
public class ObjectStore implements AutoCloseable {

    private final FileObjects files;

    ObjectStore(DataDirectory directory, StorageSettings settings) {
        files = new FileObjects(
                directory.folder("objects", "rwx------"), settings.reserve().toBytes());
    }

    /**
     * @param note words that stay with the object until the index has decided, and outlive a crash
     * @throws StorageException FULL when there is no room above the reserve
     */
    public IncomingObject receive(String note) throws StorageException {
        return files.receive(note);
    }

    /**
     * Gives finished objects their lasting names, closes them, and has them made durable meanwhile. When it throws, it has
     * forgotten them all.
     */
    public Publication publish(Collection<IncomingObject> objects) throws StorageException {
        List<OpenObject> open = objects.stream()
                .map(object -> OpenName.of(object.key(), object.note()))
                .toList();
        return new Publication(open, files.publish(objects));
    }

    /** The index knows the object now, and will after any crash. */
    public void keep(OpenObject object) throws StorageException {
        files.decided(object, true);
    }

    /** The index does not want the published object, and nothing in it names the location. */
    public void drop(OpenObject object) throws StorageException {
        files.decided(object, false);
    }

    /** Objects of which a crash left open whether the index knows them. Once, before the first is received. */
    public List<OpenObject> undecidedAfterStart() throws StorageException {
        return files.undecidedAfterStart();
    }

    /** Whether the bytes are the ones that their name promises. Reads them all. */
    public boolean isIntact(Location location) throws StorageException {
        return location.kind() != Location.Kind.FILE || files.isIntact(location.key());
    }

    /** @throws StorageException MISSING when the bytes are not there any more */
    public StoredObject open(Location location) throws StorageException {
        return switch (location.kind()) {
            case FILE -> StoredFile.open(files.fileOf(location.key()));
            case IN_PLACE -> StoredFile.open(Path.of(location.key()));
        };
    }

    /** Removes bytes that the index does not name any more. Files of a PACS are never touched. */
    public void delete(Location location) throws StorageException {
        if (location.kind() == Location.Kind.FILE) {
            files.delete(location.key());
        }
    }

    @Override
    public void close() {
        files.close();
    }
}
