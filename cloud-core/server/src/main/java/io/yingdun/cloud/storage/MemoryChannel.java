package io.yingdun.cloud.storage;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Reads a buffer as if it were a file. */
final class MemoryChannel implements SeekableByteChannel {

    private final ByteBuffer bytes;
    private long position;

    /** @param bytes from 0 to its limit */
    MemoryChannel(ByteBuffer bytes) {
        this.bytes = bytes.asReadOnlyBuffer();
    }

    @Override
    public int read(ByteBuffer target) {
        int left = (int) Math.max(0, bytes.limit() - position);
        if (left == 0) {
            return -1;
        }
        int count = Math.min(left, target.remaining());
        target.put(bytes.slice((int) position, count));
        position += count;
        return count;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("before the beginning");
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return bytes.limit();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // The buffer belongs to whoever gave it.
    }
}
