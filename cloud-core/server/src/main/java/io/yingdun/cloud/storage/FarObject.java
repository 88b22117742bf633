package io.yingdun.cloud.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** An object in the far store. Only what is read is fetched. */
final class FarObject implements StoredObject {

    private final S3Objects store;
    private final FileObjects files;
    private final String key;
    private final long size;
    private @Nullable Path spool;

    FarObject(S3Objects store, FileObjects files, String key, long size) {
        this.store = store;
        this.files = files;
        this.key = key;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream range(long offset, long length) throws IOException {
        if (offset < 0 || length < 0 || offset + length > size) {
            throw new EOFException("bytes " + offset + " + " + length + " of " + size);
        }
        return new FarStream(store, key, offset, length);
    }

    @Override
    public SeekableByteChannel channel() {
        return new FarChannel(this);
    }

    @Override
    public Path file() throws IOException {
        if (spool == null) {
            Path part = files.spool(size);
            try (InputStream in = range(0, size);
                    OutputStream target = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
                in.transferTo(target);
            } catch (IOException e) {
                Files.deleteIfExists(part);
                throw e;
            }
            spool = part;
        }
        return spool;
    }

    /** For the header: asked for in pieces that are large enough for most. */
    void read(long offset, ByteBuffer target) throws IOException {
        try (InputStream in = range(offset, target.remaining())) {
            int got = in.readNBytes(target.array(), target.position(), target.remaining());
            target.position(target.position() + got);
        }
    }

    @Override
    public void close() throws IOException {
        if (spool != null) {
            Files.deleteIfExists(spool);
        }
    }
}
