package io.yingdun.management.tracing;

import io.yingdun.foundation.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A job as stored.
 *
 * @param pictures {@link TracePicture}s as a JSON list, one at least
 * @param requestKey by which the officer's program knows a request that it sends again
 * @param requestedSequence of the audit entry that tells its beginning
 * @param repeats the trace that this one checks: the same pictures among the same tokens
 * @param failedPicture index of the picture at which it failed
 * @param attempts how often work on it was begun
 * @param outcome {@link TraceOutcome} as JSON
 * @param failure why it failed, for the officer
 * @param auditSequence of the entry that tells its end
 */
record TraceJob(
        String id,
        String pictures,
        @Nullable String note,
        Instant createdAt,
        String createdBy,
        String createdRole,
        String createdAddress,
        @Nullable String requestKey,
        @Nullable Long requestedSequence,
        @Nullable String repeats,
        TraceState state,
        double progress,
        @Nullable String stage,
        @Nullable Instant finishedAt,
        int attempts,
        boolean cancelRequested,
        @Nullable String outcome,
        @Nullable String failure,
        TraceFailure.@Nullable Code failureCode,
        @Nullable Integer failedPicture,
        @Nullable Long auditSequence) {

    private static final JsonMapper JSON = new JsonMapper();

    /** In the order in which they were sent. */
    List<TracePicture> pictureList() {
        return List.of(JSON.readValue(pictures, TracePicture[].class));
    }

    TracePicture picture(int index) {
        List<TracePicture> all = pictureList();
        if (index < 0 || index >= all.size()) {
            throw ProblemException.notFound("picture");
        }
        return all.get(index);
    }

    static String listed(List<TracePicture> pictures) {
        return JSON.writeValueAsString(pictures);
    }
}
