package io.yingdun.cloud.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file while it is written: in memory as long as it fits one block, so that it is written at once; then as it comes. */
final class SpoolFile implements Closeable {

    private final Path path;
    private final AlignedBlocks blocks;
    private @Nullable ByteBuffer block;
    private @Nullable FileChannel channel;

    SpoolFile(Path path, AlignedBlocks blocks) throws IOException {
        this.path = path;
        this.blocks = blocks;
        this.block = blocks.borrow();
        if (block == null) {
            channel = open();
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
    }

    /** Takes all of the buffer's bytes. */
    void write(ByteBuffer bytes) throws IOException {
        if (block != null && block.remaining() >= bytes.remaining()) {
            block.put(bytes);
            return;
        }
        if (channel == null) {
            channel = open();
            giveUpBlock(channel);
        }
        writeAll(channel, bytes);
    }

    private void giveUpBlock(FileChannel target) throws IOException {
        if (block != null) {
            writeAll(target, block.flip());
            blocks.giveBack(block);
            block = null;
        }
    }

    private static void writeAll(FileChannel target, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            target.write(bytes);
        }
    }

    /** All bytes are there, and in the file after this. */
    void finish() throws IOException {
        if (block != null) {
            AlignedBlocks.write(path, block);
        }
    }

    /** For reading what was written so far. */
    SeekableByteChannel content() {
        if (channel != null) {
            return channel;
        }
        if (block == null) {
            throw new IllegalStateException("the file is closed");
        }
        return new MemoryChannel(block.duplicate().flip());
    }

    @Override
    public void close() throws IOException {
        if (block != null) {
            blocks.giveBack(block);
            block = null;
        }
        if (channel != null) {
            channel.close();
        }
    }
}
