package io.yingdun.foundation.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The server's own folder {@code <data-dir>/<server name>}. One server holds it at a time; secrets are written with mode
 * 600, whole or not at all, and reach the disk before the call returns.
 */
@Component
public class DataDirectory implements AutoCloseable {

    private static final long LEAST_FREE_BYTES = 500L << 20;

    private final Path root;
    private final FileChannel lockFile;
    private final @Nullable FileLock lock;

    public DataDirectory(ServerSettings settings) {
        root = rootOf(settings);
        check(settings);
        try {
            lockFile = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = tryLock(lockFile);
        } catch (IOException e) {
            throw unusable(root, e);
        }
        if (lock == null) {
            throw new StartFailure(
                    "Another " + settings.title() + " already uses " + root + ".",
                    "Stop that one first, or give this one its own folder with --yingdun.data-dir=DIR.");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** A folder below the server's own, made when missing; {@code mode} as in {@code rwx------}. */
    public Path folder(String name, String mode) {
        try {
            Path folder = Files.createDirectories(root.resolve(name));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
            return folder;
        } catch (IOException e) {
            throw unusable(root.resolve(name), e);
        }
    }

    /** Writes a file of mode 600 that is either the old or the new one after a crash. */
    public static void writeSecret(Path file, byte[] content) {
        write(file, content, "rw-------");
    }

    /** The same for a file that everybody may read. */
    public static void writePublic(Path file, byte[] content) {
        write(file, content, "rw-r--r--");
    }

    private static void write(Path file, byte[] content, String mode) {
        Path parent = file.toAbsolutePath().getParent();
        try {
            Path part = Files.createTempFile(
                    parent,
                    "." + file.getFileName(),
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString(mode));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel folder = FileChannel.open(parent, StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static Path rootOf(ServerSettings settings) {
        return settings.dataDir().toAbsolutePath().normalize().resolve(settings.serverName());
    }

    static void check(ServerSettings settings) {
        Path root = rootOf(settings);
        try {
            Files.createDirectories(root);
            Files.delete(Files.createTempFile(root, ".writable", null));
            // Not Files.getFileStore: it reads the table of mounts, which a plain chroot does not have.
            long free = root.toFile().getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw new StartFailure(
                        "Only " + (free >> 20) + " MiB are free where " + root + " lies; at least "
                                + (LEAST_FREE_BYTES >> 20) + " MiB are needed.",
                        "Free some space, or use another disk with --yingdun.data-dir=DIR.");
            }
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    private static StartFailure unusable(Path path, IOException cause) {
        return new StartFailure(
                "The server cannot write " + path + ": " + cause + ".",
                "Give its user the right to write there, or choose another folder with --yingdun.data-dir=DIR.",
                cause);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
