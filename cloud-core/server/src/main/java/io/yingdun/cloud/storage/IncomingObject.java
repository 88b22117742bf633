package io.yingdun.cloud.storage;

import io.yingdun.foundation.runtime.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An object on its way in: written as its bytes arrive, hashed and counted in passing. One thread at a time. Closing it
 * before it was published forgets it.
 */
public final class IncomingObject implements WritableByteChannel {

    private final FreeSpace space;
    private final String note;
    private final SpoolFile spool;
    private final MessageDigest digest = Sha256.digest();
    private Path file;
    private long size;
    private byte @Nullable [] sha256;
    private boolean open = true;
    private boolean published;
    private boolean newName;

    IncomingObject(Path file, SpoolFile spool, FreeSpace space, String note) {
        this.note = note;
        this.file = file;
        this.spool = spool;
        this.space = space;
    }

    /**
     * Takes all of the buffer's bytes.
     *
     * @throws StorageException when there is no room, or the disk fails; the object is then of no use any more
     */
    @Override
    public int write(ByteBuffer bytes) throws StorageException {
        if (sha256 != null) {
            throw new IllegalStateException("the object is finished");
        }
        int count = bytes.remaining();
        try {
            space.require(count);
            digest.update(bytes.duplicate());
            spool.write(bytes);
        } catch (IOException e) {
            throw StorageException.of("an object could not be written", e);
        }
        size += count;
        return count;
    }

    /**
     * All bytes are there.
     *
     * @throws StorageException when there is no room, or the disk fails; the object is then of no use any more
     */
    public void finish() throws StorageException {
        if (sha256 == null) {
            try {
                spool.finish();
            } catch (IOException e) {
                throw StorageException.of("an object could not be written", e);
            }
            sha256 = digest.digest();
        }
    }

    public long size() {
        return size;
    }

    /** 32 bytes; only after {@link #finish()}. */
    public byte[] sha256() {
        if (sha256 == null) {
            throw new IllegalStateException("the object is not finished");
        }
        return sha256.clone();
    }

    /** The bytes so far, for reading from any position; closed together with the object. */
    public SeekableByteChannel content() {
        return spool.content();
    }

    String note() {
        return note;
    }

    String key() {
        return HexFormat.of().formatHex(sha256());
    }

    Path file() {
        return file;
    }

    void renamed(Path name) {
        file = name;
    }

    /** @param newName whether it got a name that no object had before */
    void published(boolean newName) {
        this.published = true;
        this.newName = newName;
    }

    boolean isPublished() {
        return published;
    }

    boolean hasNewName() {
        return newName;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Frees what it holds; an object that was not published is gone. May be called twice. */
    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            spool.close();
            if (!published) {
                Files.deleteIfExists(file);
            }
        }
    }
}
