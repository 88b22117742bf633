package io.yingdun.cloud.upload;

import io.yingdun.cloud.access.Caller;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Large files that have not come to their end, in {@code uploads/<key>/<sha256>.part}: nobody goes on with another's.
 * Their bytes are not synced; what a power cut spoils is found out by the hash.
 */
@Component
class PartialFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PartialFiles.class);
    private static final String SUFFIX = ".part";
    private static final int MOST_FILES_PER_KEY = 1_000;

    /** Stays free on the disk beyond the file itself. */
    private static final long RESERVE = 64L << 20;

    private final Path folder;
    private final UploadSettings settings;
    private final Clock clock;
    private final Map<Path, PartialFile> open = new HashMap<>();

    PartialFiles(DataDirectory directory, UploadSettings settings, Clock clock) {
        this.folder = directory.folder("uploads", "rwx------");
        this.settings = settings;
        this.clock = clock;
    }

    long sizeOf(Caller caller, String sha256) throws IOException {
        Path file = fileOf(caller, sha256);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /**
     * For writing on; an older request that writes the same file is put out.
     *
     * @throws ProblemException when the key has too much unfinished, or the disk has no room
     */
    synchronized PartialFile open(Caller caller, String sha256, long size) throws IOException {
        Path file = fileOf(caller, sha256);
        PartialFile older = open.remove(file);
        if (older != null) {
            older.supersede();
        }
        Files.createDirectories(file.getParent());
        requireRoom(file, size);
        PartialFile partial = new PartialFile(file);
        open.put(file, partial);
        return partial;
    }

    private void requireRoom(Path file, long size) throws IOException {
        long others = 0;
        int count = 0;
        for (Path other : partsIn(file.getParent())) {
            if (!other.equals(file)) {
                count++;
                others += Files.size(other);
            }
        }
        if (count >= MOST_FILES_PER_KEY
                || others + size > settings.unfinishedPerKey().toBytes()) {
            throw UploadProblems.tooManyUnfinished();
        }
        long held = Files.exists(file) ? Files.size(file) : 0;
        if (folder.toFile().getUsableSpace() < size - held + RESERVE) {
            throw UploadProblems.full();
        }
    }

    /** The request has ended, well or not; the file stays unless it was deleted. */
    synchronized void release(Caller caller, String sha256, PartialFile partial) throws IOException {
        open.remove(fileOf(caller, sha256), partial);
        partial.close();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void removeForgotten() {
        Instant oldest = clock.instant().minus(settings.keepUnfinished());
        try (Stream<Path> keys = Files.list(folder)) {
            for (Path key : keys.toList()) {
                for (Path part : partsIn(key)) {
                    if (Files.getLastModifiedTime(part).toInstant().isBefore(oldest)) {
                        remove(part);
                    }
                }
            }
        } catch (IOException e) {
            LOG.warn("Unfinished uploads cannot be looked through: {}", e.getMessage());
        }
    }

    private synchronized void remove(Path part) throws IOException {
        if (!open.containsKey(part)) {
            Files.deleteIfExists(part);
        }
    }

    private static List<Path> partsIn(@Nullable Path folder) throws IOException {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        }
    }

    private Path fileOf(Caller caller, String sha256) {
        if (!caller.id().matches("[A-Za-z0-9_-]+")) {
            throw new IllegalStateException("a key's id is no file name: " + caller.id());
        }
        return folder.resolve(caller.id()).resolve(sha256 + SUFFIX);
    }
}
