package io.yingdun.cloud.inplace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/** Finds where a tree lives, long before all of it is walked: in the directories that were changed last. */
final class RecentDirectories {

    private static final int MOST = 1_000;

    private record Dated(Path path, long millis) {}

    private RecentDirectories() {}

    /** Goes down from the root, always into the directory that was changed last, and names each that it comes to. */
    static void find(Path root, Consumer<Path> found) {
        PriorityQueue<Dated> next =
                new PriorityQueue<>(Comparator.comparingLong(Dated::millis).reversed());
        Set<Path> named = new HashSet<>();
        next.add(new Dated(root, millis(root)));
        while (!next.isEmpty() && named.size() < MOST) {
            Path directory = next.remove().path;
            named.add(directory);
            found.accept(directory);
            if (mayHaveSubdirectories(directory)) {
                for (Path below : DirectoryWalk.subdirectoriesOf(directory)) {
                    next.add(new Dated(below, millis(below)));
                }
            }
        }
    }

    private static long millis(Path directory) {
        try {
            return Files.getLastModifiedTime(directory, LinkOption.NOFOLLOW_LINKS)
                    .toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Most file systems count a link from each subdirectory: two mean that there is none, and nothing to list. */
    private static boolean mayHaveSubdirectories(Path directory) {
        try {
            return !List.of(2).contains(Files.getAttribute(directory, "unix:nlink", LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return true;
        }
    }
}
