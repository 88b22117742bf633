package io.yingdun.cloud.inplace;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * The pass over all of a folder. How far it has come is kept in the database: a server that is killed goes on where it was,
 * give or take two seconds.
 */
final class FolderPass {

    private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ScannedFolder folder;
    private final FolderMapper mapper;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration interval;

    private volatile long number;
    private volatile @Nullable Instant beganAt;
    private volatile @Nullable Instant finishedAt;
    private volatile Map<FileOutcome, Long> counts;
    private volatile boolean wanted;
    private @Nullable String cursor;
    /** What was counted up to {@link #cursor}. */
    private Map<FileOutcome, Long> countsAtCursor;

    private Map<FileOutcome, Long> countsBefore = Map.of();
    private @Nullable TreeScan scan;
    private long nextSave;
    private final RateMeter rate = new RateMeter();

    FolderPass(
            ScannedFolder folder,
            FolderMapper.Row row,
            FolderMapper mapper,
            ObjectMapper json,
            Clock clock,
            Duration interval) {
        this.folder = folder;
        this.mapper = mapper;
        this.json = json;
        this.clock = clock;
        this.interval = interval;
        number = row.pass();
        beganAt = row.beganAt();
        finishedAt = row.finishedAt();
        cursor = row.cursor();
        counts = json.readValue(row.counts(), new TypeReference<EnumMap<FileOutcome, Long>>() {});
        countsAtCursor = counts;
    }

    /** 0 before the first. */
    long number() {
        return number;
    }

    boolean isFinished() {
        return number > 0 && finishedAt != null;
    }

    boolean isDue() {
        Instant end = finishedAt;
        return number == 0 || end == null || wanted || !clock.instant().isBefore(end.plus(interval));
    }

    /** The next pass is due now. */
    void want() {
        wanted = true;
    }

    @Nullable
    Instant lastBegun() {
        return beganAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }

    Map<FileOutcome, Long> counts() {
        return counts;
    }

    double filesPerSecond() {
        return rate.perSecond(System.nanoTime());
    }

    /** @return how many files were looked at */
    int step(Consumer<Path> entering, int most) {
        TreeScan mine = scan == null ? begin(entering) : scan;
        TreeScan.Progress progress = mine.step(most);
        counts = sum(countsBefore, mine.counts());
        if (progress == null) {
            finish();
            return 0;
        }
        rate.add(progress.files(), System.nanoTime());
        if (progress.finished() != null) {
            cursor = KnownFiles.relative(folder.root(), progress.finished());
            countsAtCursor = counts;
            if (System.nanoTime() - nextSave >= 0) {
                save();
            }
        }
        return progress.files();
    }

    private TreeScan begin(Consumer<Path> entering) {
        if (number == 0 || finishedAt != null) {
            Instant now = clock.instant();
            mapper.begin(folder.id(), number + 1, now);
            number++;
            beganAt = now;
            finishedAt = null;
            wanted = false;
            cursor = null;
            countsAtCursor = Map.of();
        }
        String done = cursor;
        DirectoryWalk walk = done == null
                ? new DirectoryWalk(folder.root(), entering, UnaryOperator.identity())
                : DirectoryWalk.after(folder.root(), folder.root().resolve(done), entering);
        countsBefore = countsAtCursor;
        TreeScan begun = new TreeScan(folder, walk, number);
        scan = begun;
        nextSave = System.nanoTime() + SAVE_NANOS;
        return begun;
    }

    private void finish() {
        folder.known().missDirectories(folder.id(), folder.root(), number);
        folder.known().removeEmptyDirectories(folder.id(), number);
        Instant now = clock.instant();
        mapper.finish(folder.id(), json.writeValueAsString(counts), now);
        finishedAt = now;
        leaveScan();
    }

    private void save() {
        mapper.advance(folder.id(), String.valueOf(cursor), json.writeValueAsString(countsAtCursor));
        nextSave = System.nanoTime() + SAVE_NANOS;
    }

    /** Goes on later after the directory that was finished last. */
    void leave() {
        leaveScan();
        counts = countsAtCursor;
    }

    private void leaveScan() {
        if (scan != null) {
            scan.close();
            scan = null;
        }
        if (isFinished()) {
            countsAtCursor = counts;
        }
    }

    private static Map<FileOutcome, Long> sum(Map<FileOutcome, Long> one, Map<FileOutcome, Long> other) {
        Map<FileOutcome, Long> sum = new EnumMap<>(FileOutcome.class);
        sum.putAll(one);
        other.forEach((outcome, n) -> sum.merge(outcome, n, Long::sum));
        return sum;
    }
}
