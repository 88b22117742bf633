package io.yingdun.uploader.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds what is new or changed in a folder by walking through it, because network shares tell nobody about changes. A
 * file counts when two walks saw it alike and it has been quiet long enough: one that is still being written is left
 * alone.
 */
public final class FolderWatch {

    private final Path folder;
    private final Duration quiet;
    private final Clock clock;
    private Map<Path, Seen> before = Map.of();

    private record Seen(FileState state, Instant since, boolean reported) {}

    /** @param quiet how long size and time of a file must stay the same */
    public FolderWatch(Path folder, Duration quiet, Clock clock) {
        this.folder = folder.toAbsolutePath();
        this.quiet = quiet;
        this.clock = clock;
    }

    /**
     * One walk. Reports each file once for each state that it comes to rest in.
     *
     * @throws IOException when the folder itself cannot be read; nothing is forgotten then
     */
    public void look(Sources.Finds finds) throws IOException {
        Instant now = clock.instant();
        Sources sources = new Sources(finds);
        Map<Path, Seen> seen = new HashMap<>(before.size() * 2);
        Files.walkFileTree(folder, new VisibleFiles() {
            @Override
            void visible(Path file, BasicFileAttributes attributes) {
                FileState state = new FileState(
                        attributes.size(), attributes.lastModifiedTime().toInstant());
                Seen last = before.get(file);
                boolean same = last != null && last.state.equals(state);
                Instant since = same ? last.since : now;
                boolean rested = !since.plus(quiet).isAfter(now);
                boolean reported = same && last.reported;
                if (rested && !reported) {
                    sources.inFolder(file);
                }
                seen.put(file, new Seen(state, since, reported || rested));
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (file.equals(folder)) {
                    throw e;
                }
                Seen last = before.get(file);
                if (last == null || !last.reported) {
                    finds.unusable(file.toString(), "cannot be read: " + e.getMessage());
                }
                seen.put(file, new Seen(new FileState(0, Instant.EPOCH), now, true));
                return FileVisitResult.CONTINUE;
            }
        });
        before = seen;
    }
}
