package io.yingdun.cloud.inplace;

import io.yingdun.cloud.inplace.KnownFiles.Examined;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares a tree with what is known of it, step by step. A step that fails because the database is away is taken again.
 */
final class TreeScan implements AutoCloseable {

    private final ScannedFolder folder;
    private final DirectoryWalk walk;
    private final long pass;
    private final Map<FileOutcome, Long> counts = new EnumMap<>(FileOutcome.class);
    private DirectoryWalk.@Nullable Step inHand;
    /** Of the directory that is being walked through. */
    private @Nullable Long directory;

    private long met;

    TreeScan(ScannedFolder folder, DirectoryWalk walk, long pass) {
        this.folder = folder;
        this.walk = walk;
        this.pass = pass;
    }

    /**
     * @param finished directory that this step has finished, if any
     * @param files how many were looked at
     */
    record Progress(@Nullable Path finished, int files) {}

    /** Null when the whole tree was seen. */
    @Nullable
    Progress step(int most) {
        DirectoryWalk.Step step = inHand == null ? walk.next(most) : inHand;
        if (step == null) {
            return null;
        }
        inHand = step;
        take(step);
        inHand = null;
        return new Progress(step.last() ? step.directory() : null, step.files().size());
    }

    private void take(DirectoryWalk.Step step) {
        if (!isWritable(step.directory())) {
            count(FileOutcome.NAME, 1 + step.files().size());
            return;
        }
        if (directory == null) {
            directory = folder.known().enter(folder.id(), folder.root(), step.directory(), pass);
        }
        List<FoundFile> files =
                step.files().stream().filter(file -> isWritable(file.path())).toList();
        Map<String, FileMapper.Known> known = folder.known().known(directory, files);
        List<FoundFile> changed = new ArrayList<>();
        List<FileOutcome> outcomes = new ArrayList<>();
        for (FoundFile file : files) {
            FileMapper.Known before = known.get(file.name());
            if (before != null && before.isOf(file)) {
                outcomes.add(before.outcome());
            } else if (folder.isBeingWritten(file)) {
                outcomes.add(FileOutcome.UNFINISHED);
                folder.wait(file.path());
            } else {
                changed.add(file);
            }
        }
        for (Examined examined : folder.examine(directory, changed)) {
            outcomes.add(examined.outcome());
        }
        long recorded =
                changed.stream().filter(file -> !known.containsKey(file.name())).count();
        if (step.last() && step.complete()) {
            folder.known().missOthers(directory, step.directory(), met + known.size() + recorded);
        }
        // From here on nothing fails: a step that is taken again is not counted twice.
        met += known.size() + recorded;
        outcomes.forEach(outcome -> count(outcome, 1));
        count(FileOutcome.NAME, step.files().size() - files.size());
        count(FileOutcome.NOT_A_FILE, step.others());
        count(FileOutcome.UNREADABLE, step.unreadable().size());
        if (step.last()) {
            directory = null;
            met = 0;
        }
    }

    /** A name in another encoding is not found again by what is written down of it. */
    private static boolean isWritable(Path path) {
        return path.toString().indexOf('\uFFFD') < 0;
    }

    private void count(FileOutcome outcome, int n) {
        if (n > 0) {
            counts.merge(outcome, (long) n, Long::sum);
        }
    }

    Map<FileOutcome, Long> counts() {
        return counts;
    }

    @Override
    public void close() {
        walk.close();
    }
}
