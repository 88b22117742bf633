package io.yingdun.cloud.storage;

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
public class ObjectStore {

    private final FileObjects files;
    private final FarCopies far;

    ObjectStore(FileObjects files, FarCopies far) {
        this.files = files;
        this.far = far;
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
        if (location.kind() != Location.Kind.FILE) {
            return true;
        }
        return files.has(location.key()) ? files.isIntact(location.key()) : far.isIntact(location.key());
    }

    /**
     * From this machine's disk where the bytes are there, else from the far store.
     *
     * @throws StorageException MISSING when the bytes are not there any more; UNAVAILABLE when they are far, and the far
     *     store does not answer
     */
    public StoredObject open(Location location) throws StorageException {
        return switch (location.kind()) {
            case FILE -> openOwn(location.key());
            case IN_PLACE -> StoredFile.open(Path.of(location.key()));
        };
    }

    private StoredObject openOwn(String key) throws StorageException {
        try {
            return StoredFile.open(files.fileOf(key));
        } catch (StorageException e) {
            if (e.kind() == StorageException.Kind.MISSING) {
                return far.open(key);
            }
            throw e;
        }
    }

    /**
     * Removes bytes that the index does not name any more: here at once, in the far store as soon as it can be. Files of a
     * PACS are never touched.
     */
    public void delete(Location location) throws StorageException {
        if (location.kind() == Location.Kind.FILE) {
            far.forget(location.key());
        }
    }
}
