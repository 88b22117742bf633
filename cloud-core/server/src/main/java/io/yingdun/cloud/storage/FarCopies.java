package io.yingdun.cloud.storage;

import io.yingdun.cloud.storage.FarCopyMapper.State;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Copies of objects in the far store, an S3-compatible one. An object is named after its bytes there as here, and the copy
 * here goes only when the one there was read back and found to have those very bytes: so two copies cannot differ, and which
 * one is read does not matter.
 *
 * <p>What is done is written down before it is done: {@code COPYING} before the first byte is sent, {@code FAR} before the
 * copy here goes, {@code FORGOTTEN} before a deletion is answered. Each step may be done again. One thread moves and
 * deletes.
 */
@Service
public class FarCopies implements AutoCloseable {

    private static final int FORGOTTEN_AT_ONCE = 100;

    private final FileObjects files;
    private final FarCopyMapper mapper;
    private final @Nullable S3Objects store;

    FarCopies(FileObjects files, FarCopyMapper mapper, S3Settings settings) {
        this.files = files;
        this.mapper = mapper;
        this.store = settings.isOn()
                ? new S3Objects(settings, S3Credentials.find(settings.credentialsFile(), System.getenv()))
                : null;
    }

    /** Whether a far store is set up. */
    public boolean isOn() {
        return store != null;
    }

    public FarTotals totals() {
        return mapper.totals();
    }

    /** Shows all objects that lie on this machine's disk, in no order, until the visitor has seen enough. */
    public void visitLocal(Predicate<LocalObject> visitor) throws StorageException {
        files.visit(visitor);
    }

    /** How many bytes of this machine's disk are in use beyond this share of it, in percent; 0 or less: none. */
    public long localBytesAbove(int percent) {
        return files.bytesAbove(percent);
    }

    /**
     * Has an object lie in the far store only. One that is not to be moved now stays: whether the index knows it is not
     * decided, or it is being deleted.
     *
     * @return whether the copy here is gone
     * @throws StorageException UNAVAILABLE when the far store does not take it; the copy here is still there
     */
    public boolean move(LocalObject object, Pace pace) throws IOException {
        String key = object.key();
        if (!files.exclusively(() -> begin(object))) {
            return false;
        }
        S3Objects target = required();
        OptionalLong there = target.sizeOf(key);
        if (there.isEmpty() || there.getAsLong() != object.size()) {
            requireIntact(key, there);
            target.put(key, files.fileOf(key), pace);
        }
        verify(target, object, pace);
        return files.exclusively(() -> settle(key));
    }

    /** What is there may be the only good copy: it is not written over with bytes that have decayed here. */
    private void requireIntact(String key, OptionalLong there) throws StorageException {
        if (there.isPresent() && !files.isIntact(key)) {
            throw new StorageException(
                    StorageException.Kind.UNAVAILABLE,
                    "the bytes on the disk are not those that came: they are left as they are, and so is the far copy");
        }
    }

    private boolean begin(LocalObject object) throws StorageException {
        if (!files.has(object.key()) || !files.isDecided(object.key())) {
            return false;
        }
        mapper.begin(object.key(), object.size());
        return mapper.state(object.key()) != State.FORGOTTEN;
    }

    private boolean settle(String key) throws StorageException {
        if (!files.isDecided(key) || mapper.settle(key) == 0) {
            return false;
        }
        files.delete(key);
        return true;
    }

    private void verify(S3Objects target, LocalObject object, Pace pace) throws IOException {
        String found;
        try (InputStream back = new FarObject(target, files, object.key(), object.size()).range(0, object.size())) {
            found = FileObjects.hash(pace.of(back));
        }
        if (!found.equals(object.key())) {
            target.delete(object.key());
            throw new StorageException(
                    StorageException.Kind.UNAVAILABLE,
                    files.isIntact(object.key())
                            ? "the far copy has other bytes than were sent, and was deleted"
                            : "the bytes on the disk are not those that came: they are left as they are, and not moved");
        }
    }

    /** @throws StorageException MISSING when it is certain that there is none */
    StoredObject open(String key) throws StorageException {
        State state = mapper.state(key);
        if (state == State.FORGOTTEN || state == null && store == null) {
            throw new StorageException(StorageException.Kind.MISSING, "the object's file is not there");
        }
        // Also what nothing is known of: a restored database may be older than the move.
        OptionalLong size = required().sizeOf(key);
        if (size.isEmpty()) {
            throw new StorageException(StorageException.Kind.MISSING, "the object is neither here nor in the S3 store");
        }
        return new FarObject(required(), files, key, size.getAsLong());
    }

    /** Far copies were read back before they were relied on. */
    boolean isIntact(String key) {
        return mapper.state(key) == State.FAR;
    }

    /** The index does not name the bytes any more: they go here at once, and there when they can. */
    void forget(String key) throws StorageException {
        files.exclusively(() -> {
            boolean known = mapper.forget(key) > 0;
            if (!known && isOn() && !files.has(key)) {
                mapper.noteForgotten(key);
            }
            files.delete(key);
            return known;
        });
    }

    /**
     * Deletes some of what the index has forgotten from the far store.
     *
     * @return how many were; 0 when there are none
     * @throws StorageException UNAVAILABLE when the far store does not do it; the others come first the next time
     */
    public int deleteForgotten() throws StorageException {
        int deleted = 0;
        for (String key : mapper.forgotten(FORGOTTEN_AT_ONCE)) {
            try {
                required().delete(key);
            } catch (StorageException e) {
                mapper.postpone(key);
                throw e;
            }
            mapper.gone(key);
            deleted++;
        }
        return deleted;
    }

    private S3Objects required() throws StorageException {
        if (store == null) {
            throw new StorageException(
                    StorageException.Kind.UNAVAILABLE,
                    "the object lies in an S3 store, and yingdun.storage.s3 does not say in which");
        }
        return store;
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
