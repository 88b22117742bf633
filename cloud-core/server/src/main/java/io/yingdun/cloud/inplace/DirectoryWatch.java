package io.yingdun.cloud.inplace;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what changes below a folder: by the operating system's events for as many directories as it lets us watch, and by
 * looking every three seconds at the times of those directories that changed last and of all above them, because nobody
 * tells of what another computer writes to a shared disk. Those above count too: what is new with a new day, month or
 * year comes into a directory that changed long ago.
 */
final class DirectoryWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);
    private static final int MOST_WATCHED = 8_000;
    private static final int MOST_POLLED = 1_000;
    private static final long POLL = TimeUnit.SECONDS.toNanos(3);

    /** By so much the clock of the computer that holds a shared disk may be behind ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private record Recent(long modified, Path path) implements Comparable<Recent> {

        @Override
        public int compareTo(Recent other) {
            int byTime = Long.compare(modified, other.modified);
            return byTime == 0 ? path.compareTo(other.path) : byTime;
        }
    }

    private final WatchService service;
    private final Path root;
    private final int mostWatched;
    private final int mostPolled;
    private final long begun;
    /** Which path a key stands for by now: the operating system watches a renamed directory on, under its old name. */
    private final Map<WatchKey, Path> keys = new HashMap<>();
    /** Least recently added first. */
    private final Map<Path, WatchKey> watched = new LinkedHashMap<>();

    private final TreeSet<Recent> recent = new TreeSet<>();
    private final Map<Path, Recent> recentByPath = new HashMap<>();
    /** When those above the recent ones changed, as far as they are not recent themselves. */
    private final Map<Path, Long> above = new HashMap<>();

    private long nextPoll;
    private boolean full;

    /** Of what is at {@code root} or below it. */
    DirectoryWatch(Path root) throws IOException {
        this(root, MOST_WATCHED, MOST_POLLED);
    }

    /** Without a directory that the operating system watches, all is found by looking. */
    DirectoryWatch(Path root, int mostWatched, int mostPolled) throws IOException {
        this.service = FileSystems.getDefault().newWatchService();
        this.root = root;
        this.mostWatched = mostWatched;
        this.mostPolled = mostPolled;
        this.begun = micros(FileTime.from(Instant.now().minus(CLOCKS_DIFFER)));
        this.full = mostWatched == 0;
    }

    /** What has changed since the last time. */
    static final class Changes {

        /** Files or directories that are new or were written to. */
        final Set<Path> touched = new HashSet<>();

        final Set<Path> gone = new HashSet<>();
        /** Directories of which it is not known what has changed in them. */
        final Set<Path> unclear = new HashSet<>();
    }

    /** From now on. Call it before the directory is listed, so that nothing gets lost in between. */
    void add(Path directory) {
        try {
            noteRecent(directory, modified(directory));
            if (full || watched.containsKey(directory)) {
                return;
            }
            if (watched.size() >= mostWatched) {
                forget(watched.keySet().iterator().next());
            }
            WatchKey key = directory.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
            Path before = keys.put(key, directory);
            if (before != null) {
                watched.remove(before);
            }
            watched.put(directory, key);
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Gone again: its parent's watch says so.
            return;
        } catch (IOException e) {
            if (watched.isEmpty() || Files.isReadable(directory)) {
                full = true;
                LOG.warn(
                        "The operating system watches no more than {} directories ({}); the others are looked at in"
                                + " turn. Raise fs.inotify.max_user_watches.",
                        watched.size(),
                        e.getMessage());
            }
        }
    }

    private static long modified(Path directory) throws IOException {
        return micros(Files.getLastModifiedTime(directory, LinkOption.NOFOLLOW_LINKS));
    }

    private static long micros(FileTime time) {
        return time.to(TimeUnit.MICROSECONDS);
    }

    private void noteRecent(Path directory, long modified) {
        Recent before = recentByPath.remove(directory);
        if (before != null) {
            recent.remove(before);
        }
        Recent one = new Recent(modified, directory);
        recent.add(one);
        recentByPath.put(directory, one);
        if (recent.size() > mostPolled) {
            Recent oldest = recent.first();
            recent.remove(oldest);
            recentByPath.remove(oldest.path);
        }
    }

    /** Waits for at most {@code millis} when nothing happens. */
    Changes changes(long millis, long now) throws InterruptedException {
        Changes changes = new Changes();
        Set<Path> told = new HashSet<>();
        WatchKey key = poll(millis);
        while (key != null) {
            take(key, changes, told);
            key = service.poll();
        }
        changes.gone.stream().filter(this::isDirectory).forEach(this::forgetBelow);
        told.forEach(this::refresh);
        if (now - nextPoll >= 0) {
            nextPoll = now + POLL;
            pollRecent(changes);
            pollAbove(changes);
        }
        return changes;
    }

    private @Nullable WatchKey poll(long millis) throws InterruptedException {
        try {
            return service.poll(millis, TimeUnit.MILLISECONDS);
        } catch (ClosedWatchServiceException e) {
            throw new InterruptedException();
        }
    }

    private void take(WatchKey key, Changes changes, Set<Path> told) {
        Path directory = keys.get(key);
        List<WatchEvent<?>> events = key.pollEvents();
        if (directory == null) {
            return;
        }
        told.add(directory);
        for (WatchEvent<?> event : events) {
            if (event.kind() == OVERFLOW) {
                changes.unclear.add(directory);
            } else if (event.context() instanceof Path name) {
                Path path = directory.resolve(name);
                if (event.kind() == ENTRY_DELETE) {
                    changes.gone.add(path);
                    changes.touched.remove(path);
                } else {
                    changes.touched.add(path);
                    changes.gone.remove(path);
                }
            }
        }
        if (!key.reset()) {
            keys.remove(key);
            watched.remove(directory);
        }
    }

    private void refresh(Path directory) {
        try {
            noteRecent(directory, modified(directory));
        } catch (IOException e) {
            forgetRecent(directory);
        }
    }

    private void pollRecent(Changes changes) {
        for (Recent one : new ArrayList<>(recent)) {
            try {
                long modified = modified(one.path);
                if (modified != one.modified) {
                    changes.unclear.add(one.path);
                    noteRecent(one.path, modified);
                }
            } catch (NoSuchFileException e) {
                changes.gone.add(one.path);
                forgetRecent(one.path);
            } catch (IOException e) {
                LOG.debug("Not looked at: {}", e.getMessage());
            }
        }
    }

    /** One that is met here first was listed when it was added; since then it may have changed, but not before. */
    private void pollAbove(Changes changes) {
        Set<Path> parents = new HashSet<>();
        for (Path path : recentByPath.keySet()) {
            Path parent = path.getParent();
            while (parent != null && parent.startsWith(root) && parents.add(parent)) {
                parent = parent.getParent();
            }
        }
        parents.removeAll(recentByPath.keySet());
        above.keySet().retainAll(parents);
        for (Path parent : parents) {
            try {
                long modified = modified(parent);
                if (above.getOrDefault(parent, begun) < modified) {
                    changes.unclear.add(parent);
                }
                above.put(parent, modified);
            } catch (IOException e) {
                LOG.debug("Not looked at: {}", e.getMessage());
            }
        }
    }

    private void forgetRecent(Path directory) {
        Recent before = recentByPath.remove(directory);
        if (before != null) {
            recent.remove(before);
        }
    }

    private void forget(Path directory) {
        WatchKey key = watched.remove(directory);
        if (key != null) {
            keys.remove(key);
            key.cancel();
        }
    }

    private boolean isDirectory(Path path) {
        return watched.containsKey(path) || recentByPath.containsKey(path);
    }

    private void forgetBelow(Path path) {
        Iterator<Map.Entry<Path, WatchKey>> each = watched.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Path, WatchKey> entry = each.next();
            if (entry.getKey().startsWith(path)) {
                keys.remove(entry.getValue());
                entry.getValue().cancel();
                each.remove();
            }
        }
        forgetRecent(path);
    }

    int size() {
        return watched.size();
    }

    boolean isFull() {
        return full;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
