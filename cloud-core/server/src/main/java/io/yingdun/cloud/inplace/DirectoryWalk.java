package io.yingdun.cloud.inplace;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Walks a tree in small steps: each directory's own files, as the file system lists them, then its subdirectories in the
 * order of their names. So the name of the directory finished last says where to go on. Holds the names of the
 * subdirectories between here and the root, and never a directory's files.
 */
final class DirectoryWalk implements AutoCloseable {

    private final Consumer<Path> entering;
    private final UnaryOperator<List<Path>> descending;
    private final Deque<Deque<Path>> below = new ArrayDeque<>();
    private @Nullable Path directory;
    private @Nullable DirectoryStream<Path> stream;
    private Iterator<Path> entries = List.<Path>of().iterator();
    private List<Path> subdirectories = new ArrayList<>();

    /**
     * Over the tree below {@code root}, itself included.
     *
     * @param entering is told of each directory before it is listed
     * @param descending chooses from a directory's subdirectories those to walk into
     */
    DirectoryWalk(Path root, Consumer<Path> entering, UnaryOperator<List<Path>> descending) {
        this.entering = entering;
        this.descending = descending;
        below.push(new ArrayDeque<>(List.of(root)));
    }

    /** After the directory {@code finished}, which may be gone meanwhile. */
    static DirectoryWalk after(Path root, Path finished, Consumer<Path> entering) {
        DirectoryWalk walk = new DirectoryWalk(root, entering, UnaryOperator.identity());
        walk.below.clear();
        Path at = root;
        for (Path name : root.relativize(finished)) {
            if (name.toString().isEmpty()) {
                break;
            }
            Path next = at.resolve(name);
            List<Path> later = subdirectoriesOf(at).stream()
                    .filter(path -> path.compareTo(next) > 0)
                    .toList();
            walk.below.push(new ArrayDeque<>(later));
            at = next;
        }
        walk.below.push(new ArrayDeque<>(subdirectoriesOf(at)));
        return walk;
    }

    /**
     * One step within a directory.
     *
     * @param directory that was looked into
     * @param files some of its regular files
     * @param others entries that are neither file nor directory
     * @param unreadable entries whose kind could not be told, and the directory itself where it could not be listed
     * @param last true when the directory is finished
     * @param complete false where not all of its entries were listed
     */
    record Step(
            Path directory, List<FoundFile> files, int others, List<Path> unreadable, boolean last, boolean complete) {}

    /** Looks at no more than {@code most} entries. Null when the whole tree was walked. */
    @Nullable
    Step next(int most) {
        Path at = directory;
        if (at == null) {
            at = nextDirectory();
            if (at == null) {
                return null;
            }
            directory = at;
            entering.accept(at);
            try {
                stream = Files.newDirectoryStream(at);
                entries = stream.iterator();
            } catch (IOException e) {
                return cutShort(at, new ArrayList<>(), new ArrayList<>(), 0);
            }
        }
        List<FoundFile> files = new ArrayList<>();
        List<Path> unreadable = new ArrayList<>();
        int others = 0;
        try {
            for (int n = 0; n < most; n++) {
                if (!entries.hasNext()) {
                    finish();
                    return new Step(at, files, others, unreadable, true, true);
                }
                Path entry = entries.next();
                try {
                    BasicFileAttributes attributes =
                            Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    if (attributes.isDirectory()) {
                        subdirectories.add(entry);
                    } else if (attributes.isRegularFile()) {
                        files.add(FoundFile.of(entry, attributes));
                    } else {
                        others++;
                    }
                } catch (NoSuchFileException e) {
                    // Gone between the listing and now.
                    continue;
                } catch (IOException e) {
                    unreadable.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            return cutShort(at, files, unreadable, others);
        }
        return new Step(at, files, others, unreadable, false, true);
    }

    private Step cutShort(Path at, List<FoundFile> files, List<Path> unreadable, int others) {
        finish();
        if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
            unreadable.add(at);
        }
        return new Step(at, files, others, unreadable, true, false);
    }

    private @Nullable Path nextDirectory() {
        while (!below.isEmpty()) {
            Path next = below.getFirst().poll();
            if (next != null) {
                return next;
            }
            below.pop();
        }
        return null;
    }

    private void finish() {
        close();
        subdirectories.sort(null);
        below.push(new ArrayDeque<>(descending.apply(subdirectories)));
        subdirectories = new ArrayList<>();
        directory = null;
    }

    static List<Path> subdirectoriesOf(Path directory) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(directory, entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
            entries.forEach(found::add);
        } catch (IOException | DirectoryIteratorException e) {
            // What cannot be listed has nothing to walk into; the walk itself says so when it comes there.
            return found;
        }
        found.sort(null);
        return found;
    }

    @Override
    public void close() {
        entries = List.<Path>of().iterator();
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // Only read from.
            }
            stream = null;
        }
    }
}
