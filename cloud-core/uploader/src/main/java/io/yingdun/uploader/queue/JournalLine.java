package io.yingdun.uploader.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yingdun.uploader.source.FileState;
import io.yingdun.uploader.source.SourceFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry as a line of the journal. The file is a URI, because names on old shares may be bytes in no known character
 * set, which a URI keeps.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalLine(
        URI file,
        @Nullable String entry,
        long size,
        Instant modified,
        @Nullable String sha256,
        UploadState state,
        long offset,
        int attempts,
        @Nullable String reason,
        Instant since) {

    JournalLine {
        Objects.requireNonNull(file);
        Objects.requireNonNull(modified);
        Objects.requireNonNull(state);
        Objects.requireNonNull(since);
    }

    static JournalLine of(QueueEntry entry) {
        return new JournalLine(
                entry.source().file().toUri(),
                entry.source().entry(),
                entry.stat().size(),
                entry.stat().modified(),
                entry.sha256(),
                entry.state(),
                entry.offset(),
                entry.attempts(),
                entry.reason(),
                entry.since());
    }

    /** Read back, the server may have some of it from the time before. */
    QueueEntry entryReadBack() {
        return new QueueEntry(
                new SourceFile(Path.of(file), entry),
                new FileState(size, modified),
                sha256,
                state,
                offset,
                attempts,
                reason,
                since,
                true);
    }
}
