package io.yingdun.cloud.inplace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * New and changed files, until nothing has been written to them for two seconds. By this server's own clock: the one of a
 * file server may be wrong.
 */
final class UnfinishedFiles {

    /** A file that breaks off is tried so often, ever more slowly, for about four minutes. */
    static final int MOST_ATTEMPTS = 8;

    private static final int MOST = 20_000;
    /** Whoever adds many at once waits while there are more. */
    static final int ENOUGH = MOST / 2;

    private static final int MOST_AT_ONCE = 256;
    private static final long QUIET = TimeUnit.SECONDS.toNanos(2);
    private static final int LONGEST_SECONDS = 60;

    private record Waiting(@Nullable FoundFile seen, int attempts, long due) {}

    private final Map<Path, Waiting> waiting = new LinkedHashMap<>();

    /** False when too many wait already. One that waits is left as it is. */
    boolean add(Path file, long now) {
        if (waiting.size() >= MOST && !waiting.containsKey(file)) {
            return false;
        }
        waiting.putIfAbsent(file, new Waiting(found(file), 0, now + QUIET));
        return true;
    }

    /** It breaks off, or could not be read: once more, later. */
    void addAgain(FoundFile file, int attempts, long now) {
        long seconds = Math.min(LONGEST_SECONDS, 1L << attempts);
        waiting.put(file.path(), new Waiting(file, attempts, now + TimeUnit.SECONDS.toNanos(seconds)));
    }

    /** @param attempts that were made before */
    record Quiet(FoundFile file, int attempts) {}

    /** Takes out those which have not changed for long enough. What is no more is forgotten. */
    List<Quiet> quiet(long now) {
        List<Quiet> quiet = new ArrayList<>();
        List<FoundFile> changed = new ArrayList<>();
        Iterator<Map.Entry<Path, Waiting>> each = waiting.entrySet().iterator();
        while (each.hasNext() && quiet.size() < MOST_AT_ONCE) {
            Map.Entry<Path, Waiting> entry = each.next();
            Waiting one = entry.getValue();
            if (one.due - now <= 0) {
                FoundFile file = found(entry.getKey());
                each.remove();
                if (file != null && one.seen != null && file.looksLike(one.seen)) {
                    quiet.add(new Quiet(file, one.attempts));
                } else if (file != null) {
                    changed.add(file);
                }
            }
        }
        changed.forEach(file -> waiting.put(file.path(), new Waiting(file, 0, now + QUIET)));
        return quiet;
    }

    private static @Nullable FoundFile found(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() ? FoundFile.of(file, attributes) : null;
        } catch (IOException e) {
            return null;
        }
    }

    int size() {
        return waiting.size();
    }
}
