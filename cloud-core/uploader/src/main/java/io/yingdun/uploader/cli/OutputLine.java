package io.yingdun.uploader.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yingdun.uploader.queue.QueueEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What standard output says about a file, one JSON object a line.
 *
 * @param outcome {@code stored}, {@code duplicate}, {@code conflict}, {@code refused}, {@code vanished}, {@code
 *     skipped}, {@code waiting} (stays in the queue) or {@code unusable} (never got into it)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OutputLine(
        String file,
        String outcome,
        @Nullable String reason,
        @Nullable Long size,
        @Nullable Long offset,
        @Nullable Integer attempts,
        @Nullable String sha256) {

    private static final JsonMapper JSON = new JsonMapper();

    static OutputLine of(QueueEntry entry) {
        return new OutputLine(
                entry.source().name(),
                entry.state().label(),
                entry.reason(),
                entry.stat().size(),
                entry.state().settled() ? null : entry.offset(),
                entry.attempts(),
                entry.sha256());
    }

    static OutputLine unusable(String name, String reason) {
        return new OutputLine(name, "unusable", reason, null, null, null, null);
    }

    @Override
    public String toString() {
        return JSON.writeValueAsString(this);
    }
}
