package io.yingdun.cloud.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An object in a file. */
final class StoredFile implements StoredObject {

    private final Path file;
    private final FileChannel channel;

    private StoredFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static StoredFile open(Path file) throws StorageException {
        try {
            return new StoredFile(file, FileChannel.open(file, StandardOpenOption.READ));
        } catch (NoSuchFileException e) {
            throw new StorageException(StorageException.Kind.MISSING, "the object's file is not there", e);
        } catch (IOException e) {
            throw StorageException.of("the object's file cannot be opened", e);
        }
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public InputStream range(long offset, long length) throws IOException {
        check(offset, length);
        return new InputStream() {
            private long at = offset;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                long left = offset + length - at;
                if (left == 0 && count > 0) {
                    return -1;
                }
                int got = channel.read(ByteBuffer.wrap(target, from, (int) Math.min(count, left)), at);
                at += Math.max(0, got);
                return got;
            }
        };
    }

    private void check(long offset, long length) throws IOException {
        if (offset < 0 || length < 0 || offset + length > channel.size()) {
            throw new EOFException("bytes " + offset + " + " + length + " of " + channel.size());
        }
    }

    @Override
    public SeekableByteChannel channel() {
        return channel;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
