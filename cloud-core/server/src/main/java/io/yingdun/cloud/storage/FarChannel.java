package io.yingdun.cloud.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Reads an object of the far store from any position, a block at a time: a header mostly takes one. */
final class FarChannel implements SeekableByteChannel {

    private static final int BLOCK = 256 * 1024;

    private final FarObject object;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long blockAt;
    private long position;
    private boolean open = true;

    FarChannel(FarObject object) {
        this.object = object;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        if (position >= object.size()) {
            return -1;
        }
        if (position < blockAt || position >= blockAt + block.limit()) {
            ByteBuffer next = ByteBuffer.allocate((int) Math.min(BLOCK, object.size() - position));
            object.read(position, next);
            block = next.flip();
            blockAt = position;
        }
        int from = (int) (position - blockAt);
        int count = Math.min(target.remaining(), block.limit() - from);
        target.put(block.slice(from, count));
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return object.size();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
