package io.yingdun.cloud.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/** An object's bytes, open for reading. One thread at a time. Ranges lie within 0 and {@link #size()}. */
public interface StoredObject extends AutoCloseable {

    long size() throws IOException;

    /** A stream of {@code length} bytes from {@code offset} on; closing it leaves the object open. */
    InputStream range(long offset, long length) throws IOException;

    /** For readers that seek. Bytes that lie elsewhere are fetched as they are read. */
    SeekableByteChannel channel() throws IOException;

    /**
     * The bytes in a file of this machine, for readers that can do with nothing else: fetched whole where they lie
     * elsewhere, and then gone when the object is closed. It must not be written to.
     */
    Path file() throws IOException;

    @Override
    void close() throws IOException;
}
