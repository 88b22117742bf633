package io.yingdun.uploader.queue;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A queue's folder, readable by its owner only since paths may hold names of patients: {@code server} (the one address
 * that all of it is meant for), {@code journal.jsonl}, {@code received/} (what came by DIMSE), {@code lock}.
 */
public record QueueFolder(Path path) {

    /** Where queues lie that nobody has given a place: one a server. */
    public static QueueFolder forServer(URI server) {
        int port = server.getPort() < 0 ? 443 : server.getPort();
        return new QueueFolder(home().resolve(server.getHost() + "_" + port));
    }

    /** The queues in the usual place. */
    public static List<QueueFolder> all() throws IOException {
        if (!Files.isDirectory(home())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(home())) {
            return folders.map(QueueFolder::new)
                    .filter(folder -> Files.exists(folder.journal()))
                    .sorted((a, b) -> a.path.compareTo(b.path))
                    .toList();
        }
    }

    private static Path home() {
        Map<String, String> environment = System.getenv();
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = state.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(state);
        return base.resolve("yingdun").resolve("upload");
    }

    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    public Path received() {
        return path.resolve("received");
    }

    /** The address that the queue is bound to, or an empty string. */
    public String server() throws IOException {
        Path file = path.resolve("server");
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    /** Makes the folder and binds it, once and for all: images meant for one server must not reach another. */
    void bind(URI server) throws IOException {
        create();
        String bound = server();
        if (bound.isEmpty()) {
            Files.writeString(path.resolve("server"), server + "\n");
        } else if (!bound.equals(server.toString())) {
            throw new QueueException("The queue " + path + " belongs to " + bound + ", not to " + server
                    + ". Give another folder with --queue.");
        }
    }

    private void create() throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
    }

    /** Held until it is closed or the process ends. @throws QueueException while another process has it */
    FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException taken) {
            // Same answer as for another process.
            channel.close();
        }
        channel.close();
        throw new QueueException("Another uploader is using the queue " + path
                + ". Wait for it, hand the files to its watched folder, or give another folder with --queue.");
    }

    /** Whether an uploader is using it now. */
    public boolean inUse() throws IOException {
        try {
            lock().close();
            return false;
        } catch (QueueException used) {
            return true;
        }
    }
}
