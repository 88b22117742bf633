package io.yingdun.cloud.storage;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the reserve free. The disk is asked again after some megabytes only: asking at each write would cost more than
 * writing. What is asked is the truth of the moment, so service comes back by itself.
 */
public final class FreeSpace {

    private static final long ASK_AFTER_BYTES = 16L << 20;

    private final Path folder;
    private final long reserve;
    /** May be written before the disk has to be asked again. */
    private final AtomicLong allowance = new AtomicLong();

    /** @param reserve that is to stay free, in bytes */
    public FreeSpace(Path folder, long reserve) {
        this.folder = folder;
        this.reserve = reserve;
    }

    /** @throws StorageException {@code FULL} when so many bytes would not leave the reserve free */
    public void require(long bytes) throws StorageException {
        if (allowance.addAndGet(-bytes) >= 0) {
            return;
        }
        // Not Files.getFileStore: it reads the table of mounts, which a plain chroot does not have.
        long room = folder.toFile().getUsableSpace() - reserve - bytes;
        if (room < 0) {
            allowance.set(0);
            throw new StorageException(
                    StorageException.Kind.FULL, "the disk is full up to its reserve of " + (reserve >> 20) + " MiB");
        }
        allowance.set(Math.min(ASK_AFTER_BYTES, room));
    }

    /** How many bytes of the disk are in use beyond this share of it, in percent; 0 or less when it is not reached. */
    long bytesAbove(int percent) {
        long total = folder.toFile().getTotalSpace();
        return total - folder.toFile().getUsableSpace() - total / 100 * percent;
    }
}
