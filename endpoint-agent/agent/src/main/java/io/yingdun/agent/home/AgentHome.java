package io.yingdun.agent.home;

import io.yingdun.agent.platform.Platform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Files of the agent by name. A write goes to a file beside it, which is forced to the disk and then renamed over the
 * old one (atomic in POSIX and on NTFS); last the folder is forced, so that the rename survives a loss of power.
 */
public final class AgentHome {
    /** No file of the agent is larger: the largest is a policy, at most 1 MiB on the wire. */
    private static final int LARGEST_FILE = 2 * 1024 * 1024;

    private static final String LOCK = "agent.lock";

    private final Path folder;
    private final Platform platform;

    private AgentHome(Path folder, Platform platform) {
        this.folder = folder;
        this.platform = platform;
    }

    /** Creates the folder where it is missing and takes every right on it from others. */
    public static AgentHome open(Path folder, Platform platform) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        Files.createDirectories(absolute);
        platform.restrictToOwner(absolute);
        return new AgentHome(absolute, platform);
    }

    public Path folder() {
        return folder;
    }

    /** A folder inside, created where missing and closed to others, for instance for unpacked native libraries. */
    public Path subfolder(String name) throws IOException {
        Path inside = folder.resolve(name);
        Files.createDirectories(inside);
        platform.restrictToOwner(inside);
        return inside;
    }

    public Optional<byte[]> read(String name) throws IOException {
        Path file = folder.resolve(name);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > LARGEST_FILE) {
                throw new IOException(file + " is larger than anything that the agent writes: it is damaged");
            }
            ByteBuffer content = ByteBuffer.allocate((int) channel.size());
            while (content.hasRemaining() && channel.read(content) >= 0) {
                // A read may be short.
            }
            return Optional.of(content.array());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Replaces the file; after a failure the old content is still there. */
    public void write(String name, byte[] content) throws IOException {
        Path unfinished = folder.resolve(name + ".new");
        Files.deleteIfExists(unfinished);
        createRestricted(unfinished);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
    }

    /** Renames a file over another. */
    public void rename(String from, String to) throws IOException {
        Files.move(
                folder.resolve(from),
                folder.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
    }

    /**
     * Overwrites and deletes a file, present or not. Overwriting keeps a key from a later reader of the bare disk on
     * most file systems; on a copying one (btrfs, a worn SSD) only disk encryption does.
     */
    public void wipe(String name) throws IOException {
        for (Path file : new Path[] {folder.resolve(name), folder.resolve(name + ".new")}) {
            if (!Files.isRegularFile(file)) {
                continue;
            }
            byte[] noise = new byte[(int) Math.min(Files.size(file), LARGEST_FILE)];
            new SecureRandom().nextBytes(noise);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(noise));
                channel.force(true);
            }
            Files.deleteIfExists(file);
        }
        forceFolder();
    }

    /** When the file was written last. */
    public Optional<FileTime> writtenAt(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(Files.getLastModifiedTime(file)) : Optional.empty();
    }

    /**
     * Makes sure that one process only works in this folder; the system frees the lock when the process ends, however
     * it ends. Empty where another one has it.
     */
    public Optional<FileLock> lock() throws IOException {
        Path file = folder.resolve(LOCK);
        createRestricted(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(lock);
    }

    /** Rights are set while the file is still empty. */
    private void createRestricted(Path file) throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
        platform.restrictToOwner(file);
    }

    private void forceFolder() throws IOException {
        // Asked of the file system, not of Files.getFileStore: that reads the table of mounts, absent in a plain
        // chroot.
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // Windows has no handle of a folder to force; NTFS journals the rename itself.
            return;
        }
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
