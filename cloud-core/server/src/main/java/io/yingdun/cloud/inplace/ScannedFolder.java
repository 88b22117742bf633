package io.yingdun.cloud.inplace;

import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.inplace.KnownFiles.Examined;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One folder's files on their way into the index. Used by the one thread that scans the folder. */
final class ScannedFolder {

    private static final long QUIET_MICROS = TimeUnit.SECONDS.toMicros(2);
    private static final long FRESH_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int MOST_DIRECTORIES = 10_000;

    private final long id;
    private final Path root;
    private final KnownFiles known;
    private final FileExaminer examiner;
    private final UnfinishedFiles unfinished = new UnfinishedFiles();
    /** To be compared with what is known of them, because something has changed there. */
    private final Set<Path> unclear = new LinkedHashSet<>();

    private boolean tooManyUnclear;

    ScannedFolder(long id, Path root, KnownFiles known, FileExaminer examiner) {
        this.id = id;
        this.root = root;
        this.known = known;
        this.examiner = examiner;
    }

    long id() {
        return id;
    }

    Path root() {
        return root;
    }

    KnownFiles known() {
        return known;
    }

    /** A time in the future is a wrong clock's: the file waits until it was watched for two seconds. */
    boolean isBeingWritten(FoundFile file) {
        return file.modified() > micros() - QUIET_MICROS;
    }

    private static long micros() {
        return TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    }

    /** Looks into the file when it is not written to any more. */
    void wait(Path file) {
        if (!unfinished.add(file, System.nanoTime())) {
            compare(file.getParent());
        }
    }

    /** Compares the directory, and what is new below it, with what is known. */
    void compare(Path directory) {
        if (unclear.size() < MOST_DIRECTORIES) {
            unclear.add(directory);
        } else {
            tooManyUnclear = true;
        }
    }

    @Nullable
    Path takeUnclear() {
        var each = unclear.iterator();
        if (!each.hasNext() || unfinished.size() > UnfinishedFiles.ENOUGH) {
            return null;
        }
        Path next = each.next();
        each.remove();
        return next;
    }

    /** True once, when only a pass over everything can tell what has changed. */
    boolean lostTrack() {
        boolean lost = tooManyUnclear;
        tooManyUnclear = false;
        return lost;
    }

    List<Examined> examine(long directory, List<FoundFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        long limit = micros() - FRESH_MICROS;
        Predicate<FoundFile> fresh = file -> file.modified() > limit;
        List<Examined> examined = lookInto(directory, files, fresh.negate());
        for (Examined one : examined) {
            boolean breaksOff = one.outcome() == FileOutcome.BROKEN && fresh.test(one.file());
            if (breaksOff || one.outcome() == FileOutcome.UNREADABLE) {
                unfinished.addAgain(one.file(), 1, System.nanoTime());
            }
        }
        return examined;
    }

    /** Where another instance was read from one of them before, a copy of it may lie elsewhere. */
    private List<Examined> lookInto(long directory, List<FoundFile> files, Predicate<FoundFile> settled) {
        FileExaminer.Batch examined = examiner.examine(root, directory, files, settled);
        List<String> replaced = examined.replaced().stream()
                .map(InstanceReference::sopInstanceUid)
                .toList();
        if (!replaced.isEmpty()) {
            known.othersOf(id, root, replaced).forEach(this::wait);
        }
        return examined.files();
    }

    /** Looks into files that are not written to any more. */
    void examineQuiet(long pass) {
        Map<Path, List<UnfinishedFiles.Quiet>> byDirectory = new HashMap<>();
        for (UnfinishedFiles.Quiet quiet : unfinished.quiet(System.nanoTime())) {
            byDirectory
                    .computeIfAbsent(quiet.file().path().getParent(), each -> new ArrayList<>())
                    .add(quiet);
        }
        try {
            var each = byDirectory.entrySet().iterator();
            while (each.hasNext()) {
                Map.Entry<Path, List<UnfinishedFiles.Quiet>> entry = each.next();
                examineQuiet(entry.getKey(), entry.getValue(), pass);
                each.remove();
            }
        } finally {
            // The database was away: what was not examined waits again.
            byDirectory
                    .values()
                    .forEach(left -> left.forEach(
                            quiet -> unfinished.addAgain(quiet.file(), quiet.attempts(), System.nanoTime())));
        }
    }

    private void examineQuiet(Path path, List<UnfinishedFiles.Quiet> quiet, long pass) {
        long directory = known.enter(id, root, path, pass);
        Set<FoundFile> lastTime = quiet.stream()
                .filter(one -> one.attempts() + 1 >= UnfinishedFiles.MOST_ATTEMPTS)
                .map(UnfinishedFiles.Quiet::file)
                .collect(Collectors.toSet());
        List<Examined> examined = lookInto(
                directory, quiet.stream().map(UnfinishedFiles.Quiet::file).toList(), lastTime::contains);
        for (int n = 0; n < examined.size(); n++) {
            FileOutcome outcome = examined.get(n).outcome();
            int attempts = quiet.get(n).attempts() + 1;
            boolean again = outcome == FileOutcome.BROKEN || outcome == FileOutcome.UNREADABLE;
            if (again && attempts < UnfinishedFiles.MOST_ATTEMPTS) {
                unfinished.addAgain(examined.get(n).file(), attempts, System.nanoTime());
            }
        }
    }

    int waiting() {
        return unfinished.size();
    }

    /** How long a file may be missing before its instance leaves the index: one that was moved turns up meanwhile. */
    static Duration grace(boolean passGoesOn) {
        return passGoesOn ? Duration.ofHours(1) : Duration.ofSeconds(10);
    }
}
