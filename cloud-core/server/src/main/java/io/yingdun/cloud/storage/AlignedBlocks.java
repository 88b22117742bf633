package io.yingdun.cloud.storage;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory that a file system writes to the disk as it is, past its own cache ({@code O_DIRECT}): an object that is written once
 * and read much later has no use for a copy in that cache, and finding pages for it costs more than hashing the object. Lent
 * out, and only so much of it. There is none where the file system does not take it.
 */
final class AlignedBlocks {

    /** Holds a CT or MR slice whole. */
    static final int SIZE = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(AlignedBlocks.class);
    private static final int MOST = 32;
    /** Blocks of file systems are 4096 bytes or a divisor of it on all but a few. */
    private static final int ALIGNMENT = 4096;

    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger toMake;

    private AlignedBlocks(int most) {
        toMake = new AtomicInteger(most);
    }

    /** @param folder where the files will be written; a file is tried there */
    static AlignedBlocks of(Path folder) {
        AlignedBlocks blocks = new AlignedBlocks(MOST);
        Path probe = folder.resolve("probe.part");
        ByteBuffer block = blocks.borrow();
        if (block == null) {
            throw new IllegalStateException("none to begin with");
        }
        try {
            Files.deleteIfExists(probe);
            write(probe, block.put((byte) 1));
            blocks.giveBack(block);
            return Files.size(probe) == 1 ? blocks : new AlignedBlocks(0);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("Files are written through the file system's cache: {}", e.getMessage());
            return new AlignedBlocks(0);
        } finally {
            try {
                Files.deleteIfExists(probe);
            } catch (IOException e) {
                LOG.warn("{} is left: {}", probe, e.getMessage());
            }
        }
    }

    /** An empty block for {@link #SIZE} bytes; null when all are lent out. */
    @Nullable
    ByteBuffer borrow() {
        ByteBuffer block = free.poll();
        if (block != null) {
            return block.clear();
        }
        if (toMake.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            return null;
        }
        return ByteBuffer.allocateDirect(SIZE + ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .limit(SIZE)
                .slice();
    }

    void giveBack(ByteBuffer block) {
        free.add(block);
    }

    /** Makes a file of what was put into the block. */
    static void write(Path file, ByteBuffer block) throws IOException {
        int size = block.position();
        while (block.position() % ALIGNMENT != 0) {
            block.put((byte) 0);
        }
        ByteBuffer padded = block.duplicate().flip();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT)) {
            while (padded.hasRemaining()) {
                channel.write(padded);
            }
            channel.truncate(size);
        }
        block.position(size);
    }
}
