package io.yingdun.uploader.queue;

import io.yingdun.uploader.source.FileState;
import io.yingdun.uploader.source.SourceFile;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file in the queue.
 *
 * @param stat as it was when it was last looked at
 * @param sha256 of its bytes in that state, lower-case hexadecimal; null until they have been read
 * @param offset bytes that the server is known to hold
 * @param attempts how often sending it was tried
 * @param reason why it was not sent or not taken
 * @param since time of the last change
 * @param askFirst whether the server may have it, or some of it, from an earlier time
 */
public record QueueEntry(
        SourceFile source,
        FileState stat,
        @Nullable String sha256,
        UploadState state,
        long offset,
        int attempts,
        @Nullable String reason,
        Instant since,
        boolean askFirst) {

    public static QueueEntry waiting(SourceFile source, FileState stat, boolean askFirst, Instant now) {
        return new QueueEntry(source, stat, null, UploadState.WAITING, 0, 0, null, now, askFirst);
    }

    /** What was known about other bytes is forgotten when the file has changed. */
    public QueueEntry seenAs(FileState now) {
        boolean same = stat.equals(now);
        return new QueueEntry(
                source, now, same ? sha256 : null, state, same ? offset : 0, attempts, reason, since, askFirst);
    }

    public QueueEntry hashed(@Nullable String hash) {
        return new QueueEntry(source, stat, hash, state, offset, attempts, reason, since, askFirst);
    }

    public QueueEntry holding(long bytes) {
        return new QueueEntry(source, stat, sha256, state, bytes, attempts, reason, since, askFirst);
    }

    /** An attempt failed; there will be another. */
    public QueueEntry failed(String why, Instant now) {
        return new QueueEntry(source, stat, sha256, UploadState.WAITING, offset, attempts + 1, why, now, true);
    }

    public QueueEntry settled(UploadState how, @Nullable String why, Instant now) {
        boolean there = how == UploadState.STORED || how == UploadState.DUPLICATE;
        return new QueueEntry(source, stat, sha256, how, there ? stat.size() : offset, attempts + 1, why, now, false);
    }

    boolean isOf(SourceFile file, FileState now) {
        return Objects.equals(source, file) && stat.equals(now);
    }
}
