package io.yingdun.cloud.storage;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes files and their names durable. One {@code syncfs(2)} does it for any number of files of one file system, and already
 * for one in a new folder, since each fsync of a file and of the folders above it is a commit of the journal of its own.
 * Where there is none (not Linux, no JNA), each file and each folder is forced by itself. Java has no call for the former.
 */
final class FileSystemSync implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileSystemSync.class);
    private static final int O_RDONLY = 0;

    private final @Nullable CLibrary library;
    private final int descriptor;

    /** The three calls of the C library that are needed. */
    interface CLibrary extends Library {
        int open(String path, int flags) throws LastErrorException;

        int syncfs(int descriptor) throws LastErrorException;

        int close(int descriptor) throws LastErrorException;
    }

    FileSystemSync(Path folder) {
        CLibrary found = null;
        int opened = -1;
        if (Platform.isLinux()) {
            try {
                found = Native.load("c", CLibrary.class);
                opened = found.open(folder.toString(), O_RDONLY);
            } catch (LastErrorException | UnsatisfiedLinkError e) {
                LOG.info("Files are made durable one by one: {}", e.getMessage());
                found = null;
            }
        }
        library = found;
        descriptor = opened;
    }

    /**
     * Returns when the files' bytes, and their names, are on the disk.
     *
     * @param folders those in which a name was made
     */
    void sync(Collection<Path> files, Collection<Path> folders) throws IOException {
        if (library == null) {
            for (Path file : files) {
                force(file, StandardOpenOption.WRITE);
            }
            for (Path folder : folders) {
                force(folder, StandardOpenOption.READ);
            }
            return;
        }
        try {
            library.syncfs(descriptor);
        } catch (LastErrorException e) {
            throw new IOException("syncfs: " + e.getMessage(), e);
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    @Override
    public void close() {
        if (library != null) {
            library.close(descriptor);
        }
    }
}
