package io.yingdun.cloud.storage;

import io.yingdun.foundation.runtime.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Objects in files named after their bytes, {@code aa/bb/<sha256>}.
 *
 * <p>A file is written in {@code incoming} and gets its lasting name as a second, hard link. The first link goes only when
 * the index knows the object, so what a crash left undecided is exactly what lies in {@code incoming}: the next start
 * looks at a few files there and never has to walk the tree.
 */
final class FileObjects implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileObjects.class);
    private static final String SPOOL = ".part";
    /** Most that the stop waits for what is being made durable. */
    private static final int SYNC_SECONDS = 30;

    private final Path root;
    private final Path incoming;
    private final FreeSpace space;
    private final FileSystemSync sync;
    private final AlignedBlocks blocks;
    private final ExecutorService syncing = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "storage-sync");
        thread.setDaemon(true);
        return thread;
    });
    private final BitSet foldersSeen = new BitSet(1 << 16);

    FileObjects(Path root, long reserve) {
        this.root = root;
        this.incoming = root.resolve("incoming");
        this.space = new FreeSpace(root, reserve);
        this.sync = new FileSystemSync(root);
        try {
            Files.createDirectories(
                    incoming, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.blocks = AlignedBlocks.of(incoming);
    }

    /** @param note words that stay with the object until it is decided */
    IncomingObject receive(String note) throws StorageException {
        space.require(1);
        Path file = incoming.resolve(UUID.randomUUID() + SPOOL);
        try {
            return new IncomingObject(file, new SpoolFile(file, blocks), space, note);
        } catch (IOException e) {
            throw StorageException.of("no object can be received", e);
        }
    }

    /**
     * One call at a time. Gives all their lasting names.
     *
     * @return completes when names and bytes are durable; or with a StorageException, when all are forgotten
     */
    CompletableFuture<Void> publish(Collection<IncomingObject> objects) throws StorageException {
        List<Path> files = new ArrayList<>(objects.size());
        // The name in "incoming" is all that tells of an object whose row the database has not written to its disk yet.
        Set<Path> folders = new LinkedHashSet<>(Set.of(incoming));
        Set<Integer> made = new HashSet<>();
        try {
            for (IncomingObject object : objects) {
                Path undecided = incoming.resolve(
                        OpenName.of(object.key(), object.note()).name());
                Files.move(object.file(), undecided, StandardCopyOption.ATOMIC_MOVE);
                object.renamed(undecided);
                makeFolder(object.key(), folders, made);
                files.add(link(undecided, object));
                object.close();
            }
        } catch (IOException e) {
            withdraw(objects, e);
            throw notDurable(e);
        }
        return CompletableFuture.runAsync(() -> sync(objects, files, folders, made), syncing);
    }

    private void sync(Collection<IncomingObject> objects, List<Path> files, Set<Path> folders, Set<Integer> made) {
        try {
            sync.sync(files, folders);
            synchronized (foldersSeen) {
                made.forEach(foldersSeen::set);
            }
        } catch (IOException e) {
            withdraw(objects, e);
            throw new CompletionException(notDurable(e));
        } catch (RuntimeException e) {
            IOException failure = new IOException("the sync failed", e);
            withdraw(objects, failure);
            throw new CompletionException(notDurable(failure));
        }
    }

    private static StorageException notDurable(IOException cause) {
        return StorageException.of("objects could not be made durable", cause);
    }

    /** A name that was there before stays: the index may know it. */
    private void withdraw(Collection<IncomingObject> objects, IOException cause) {
        for (IncomingObject object : objects) {
            try {
                object.close();
                if (object.isPublished()) {
                    decided(OpenName.of(object.key(), object.note()), !object.hasNewName());
                }
            } catch (IOException e) {
                // Left for the next start.
                cause.addSuppressed(e);
            }
        }
    }

    private synchronized Path link(Path undecided, IncomingObject object) throws IOException {
        Path file = fileOf(object.key());
        try {
            Files.createLink(file, undecided);
            object.published(true);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isSameFile(file, undecided) && !object.key().equals(hash(file))) {
                // Left over or decayed: the good bytes take its place, durable before they do.
                sync.sync(List.of(undecided), List.of());
                Path replacement = incoming.resolve(object.key() + SPOOL);
                Files.createLink(replacement, undecided);
                Files.move(replacement, file, StandardCopyOption.ATOMIC_MOVE);
            }
            object.published(false);
        }
        return file;
    }

    /** @param made takes the folder's number when it may be new: it counts as seen once a sync has succeeded */
    private void makeFolder(String key, Set<Path> changed, Set<Integer> made) throws IOException {
        Path folder = fileOf(key).getParent();
        int number = Integer.parseInt(key.substring(0, 4), 16);
        boolean seen;
        synchronized (foldersSeen) {
            seen = foldersSeen.get(number);
        }
        if (!seen) {
            Files.createDirectories(folder);
            changed.add(folder.getParent());
            changed.add(root);
            made.add(number);
        }
        changed.add(folder);
    }

    /** The index has decided: it knows the object, or (not {@code kept}) it does not and the bytes go. */
    synchronized void decided(OpenObject object, boolean kept) throws StorageException {
        try {
            if (!kept) {
                Files.deleteIfExists(fileOf(object.location().key()));
            }
            Files.deleteIfExists(incoming.resolve(object.name()));
        } catch (IOException e) {
            throw StorageException.of("an object could not be settled", e);
        }
    }

    /**
     * Objects of which nobody knows whether the index has them. Spool files whose sender is gone are deleted; so this is for
     * the start, before anything is received.
     */
    List<OpenObject> undecidedAfterStart() throws StorageException {
        List<OpenObject> open = new ArrayList<>();
        try (Stream<Path> files = Files.list(incoming)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(SPOOL)) {
                    Files.delete(file);
                } else {
                    OpenName.parse(name)
                            .ifPresentOrElse(open::add, () -> LOG.warn("{} is no object and is left alone", file));
                }
            }
        } catch (IOException e) {
            throw StorageException.of("what a crash left cannot be listed", e);
        }
        return open;
    }

    boolean isIntact(String key) throws StorageException {
        try {
            return key.equals(hash(fileOf(key)));
        } catch (IOException e) {
            throw StorageException.of("an object cannot be read", e);
        }
    }

    void delete(String key) throws StorageException {
        try {
            Files.deleteIfExists(fileOf(key));
        } catch (IOException e) {
            throw StorageException.of("an object could not be deleted", e);
        }
    }

    /** Does something during which no object gets a name, and none loses one. */
    synchronized <T> T exclusively(Step<T> step) throws StorageException {
        return step.run();
    }

    /** A step of {@link #exclusively}. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws StorageException;
    }

    boolean has(String key) {
        return Files.exists(fileOf(key));
    }

    /** False while the index may not know the object, which then has its name in {@code incoming} too. */
    boolean isDecided(String key) throws StorageException {
        try (DirectoryStream<Path> names = Files.newDirectoryStream(incoming, key + '*')) {
            return !names.iterator().hasNext();
        } catch (IOException e) {
            throw StorageException.of("what is undecided cannot be listed", e);
        }
    }

    /** Shows all objects, in no order, until the visitor has seen enough. */
    void visit(Predicate<LocalObject> visitor) throws StorageException {
        try {
            Files.walkFileTree(root, new FileObjectsWalk(incoming, visitor));
        } catch (IOException e) {
            throw StorageException.of("the objects cannot be looked through", e);
        }
    }

    /** A name for bytes that are needed for a while; what a crash leaves of them goes at the next start. */
    Path spool(long size) throws StorageException {
        space.require(size);
        return incoming.resolve(UUID.randomUUID() + SPOOL);
    }

    /** How many bytes of the disk are in use beyond this share of it, in percent; 0 or less when it is not reached. */
    long bytesAbove(int percent) {
        return space.bytesAbove(percent);
    }

    Path fileOf(String key) {
        return root.resolve(key.substring(0, 2)).resolve(key.substring(2, 4)).resolve(key);
    }

    private static String hash(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return hash(bytes);
        }
    }

    static String hash(InputStream bytes) throws IOException {
        MessageDigest digest = Sha256.digest();
        new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        syncing.shutdown();
        try {
            if (!syncing.awaitTermination(SYNC_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the disk has not answered for " + SYNC_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sync.close();
    }
}
