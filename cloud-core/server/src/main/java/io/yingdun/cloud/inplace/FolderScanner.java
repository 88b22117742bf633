package io.yingdun.cloud.inplace;

import io.yingdun.cloud.runtime.HoursOfDay;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The one thread of a folder. It takes turns: what has just changed comes first, then a step of the pass over everything,
 * so that a new study is seen within seconds also while a pass of days goes on.
 */
final class FolderScanner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderScanner.class);
    private static final int MOST_AT_ONCE = 256;
    private static final long TURN_MILLIS = 250;
    private static final long RETRY_MILLIS = 1_000;
    private static final long AWAY_MILLIS = 3_000;
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ScannedFolder folder;
    private final FolderPass pass;
    private final MissingFiles missing;
    private final InPlaceSettings settings;
    private final HoursOfDay hours;
    private final Clock clock;
    private final Thread thread;

    private @Nullable DirectoryWatch watch;
    private @Nullable TreeScan visit;
    private long nextStep = System.nanoTime();
    private long nextSettlement = System.nanoTime();
    private volatile boolean closed;
    private volatile boolean paused;
    private volatile boolean wanted;
    private volatile ScanState state = ScanState.STARTING;
    private volatile int watched;
    private volatile boolean watchIsFull;

    FolderScanner(
            ScannedFolder folder,
            FolderPass pass,
            MissingFiles missing,
            InPlaceSettings settings,
            boolean paused,
            Clock clock) {
        this.folder = folder;
        this.pass = pass;
        this.missing = missing;
        this.settings = settings;
        this.hours = settings.scanHours();
        this.paused = paused;
        this.clock = clock;
        thread = new Thread(this::loop, "in-place-" + folder.id());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void loop() {
        try {
            while (!closed) {
                try {
                    turn();
                } catch (DataAccessException | TransactionException e) {
                    LOG.warn("The scan waits for the database: {}", e.getMessage());
                    Thread.sleep(RETRY_MILLIS);
                } catch (IOException | RuntimeException e) {
                    LOG.error("A fault in the scan of {}; it is tried again", folder.root(), e);
                    Thread.sleep(AWAY_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The scan of {} has ended", folder.root());
        } finally {
            leave();
        }
    }

    private void turn() throws IOException, InterruptedException {
        if (paused) {
            state = ScanState.PAUSED;
            Thread.sleep(TURN_MILLIS);
            return;
        }
        if (!isThere(folder.root())) {
            if (state != ScanState.AWAY) {
                LOG.warn("{} is not there, empty or not readable; nothing is taken out of the index", folder.root());
            }
            leave();
            state = ScanState.AWAY;
            Thread.sleep(AWAY_MILLIS);
            return;
        }
        DirectoryWatch mine = watch == null ? enter() : watch;
        boolean walks = isPassDue();
        state = walks ? ScanState.SCANNING : pass.isDue() ? ScanState.WAITING_FOR_HOURS : ScanState.WATCHING;
        takeChanges(mine, waitMillis(walks));
        folder.examineQuiet(pass.number());
        visitUnclear(mine);
        settleMissing();
        if (walks && System.nanoTime() - nextStep >= 0) {
            walk(mine);
        }
        watched = mine.size();
        watchIsFull = mine.isFull();
    }

    private static boolean isThere(Path root) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            return entries.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    /** The folder is there (again): nobody knows what has happened to it meanwhile. */
    private DirectoryWatch enter() throws IOException {
        DirectoryWatch fresh = new DirectoryWatch(folder.root());
        watch = fresh;
        Instant known = pass.lastBegun();
        RecentDirectories.find(folder.root(), directory -> {
            fresh.add(directory);
            if (known != null && isChangedSince(directory, known)) {
                folder.compare(directory);
            }
        });
        wanted = wanted || pass.isFinished();
        return fresh;
    }

    private static boolean isChangedSince(Path directory, Instant then) {
        try {
            return Files.getLastModifiedTime(directory, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isAfter(then);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isPassDue() {
        if (wanted && pass.isFinished()) {
            pass.want();
        }
        return pass.isDue() && (wanted || isWithinHours());
    }

    private boolean isWithinHours() {
        return hours.contains(LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault()));
    }

    private long waitMillis(boolean walks) {
        if (visit != null) {
            return 0;
        }
        long untilStep = TimeUnit.NANOSECONDS.toMillis(nextStep - System.nanoTime());
        return walks ? Math.max(0, Math.min(untilStep, TURN_MILLIS)) : TURN_MILLIS;
    }

    private void takeChanges(DirectoryWatch mine, long waitMillis) throws InterruptedException {
        DirectoryWatch.Changes changes = mine.changes(waitMillis, System.nanoTime());
        for (Path path : changes.touched) {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                folder.compare(path);
            } else {
                folder.wait(path);
            }
        }
        changes.unclear.forEach(folder::compare);
        for (Path path : changes.gone) {
            if (path.startsWith(folder.root()) && !path.equals(folder.root())) {
                folder.known().miss(folder.id(), folder.root(), path, pass.number());
            }
        }
        if (folder.lostTrack()) {
            wanted = true;
        }
    }

    /** A step within a directory in which something has changed. */
    private void visitUnclear(DirectoryWatch mine) {
        if (visit == null) {
            Path directory = folder.takeUnclear();
            if (directory == null) {
                return;
            }
            DirectoryWalk walk = new DirectoryWalk(directory, mine::add, this::unknown);
            visit = new TreeScan(folder, walk, pass.number());
        }
        if (visit.step(MOST_AT_ONCE) == null) {
            visit.close();
            visit = null;
        }
    }

    private List<Path> unknown(List<Path> directories) {
        return folder.known().unknownOf(folder.id(), folder.root(), directories);
    }

    private void settleMissing() {
        if (System.nanoTime() - nextSettlement >= 0) {
            nextSettlement = System.nanoTime() + SETTLE_NANOS;
            missing.settle(folder, ScannedFolder.grace(!pass.isFinished()));
        }
    }

    private void walk(DirectoryWatch mine) {
        int most = Math.max(1, Math.min(settings.filesPerSecond() / 2, MOST_AT_ONCE));
        int files = pass.step(mine::add, most);
        if (pass.isFinished()) {
            wanted = false;
        }
        long now = System.nanoTime();
        long pause = TimeUnit.SECONDS.toNanos(files) / settings.filesPerSecond();
        nextStep = Math.max(now - TimeUnit.SECONDS.toNanos(1), nextStep) + pause;
    }

    private void leave() {
        pass.leave();
        if (visit != null) {
            visit.close();
            visit = null;
        }
        DirectoryWatch mine = watch;
        watch = null;
        if (mine != null) {
            try {
                mine.close();
            } catch (IOException e) {
                LOG.debug("A watch was not closed", e);
            }
        }
    }

    ScannedFolder folder() {
        return folder;
    }

    FolderPass pass() {
        return pass;
    }

    ScanState state() {
        return state;
    }

    int watched() {
        return watched;
    }

    boolean watchIsFull() {
        return watchIsFull;
    }

    void pause(boolean on) {
        paused = on;
    }

    /** A pass as soon as possible, at any hour. */
    void wantPass() {
        wanted = true;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
