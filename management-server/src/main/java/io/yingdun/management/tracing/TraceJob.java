package io.yingdun.management.tracing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as stored.
 *
 * @param picture SHA-256 of the file
 * @param attempts how often work on it was begun
 * @param outcome {@link TraceOutcome} as JSON
 * @param failure why it failed, for the officer
 * @param auditSequence of the entry that tells its end
 */
record TraceJob(
        String id,
        String fileName,
        @Nullable String note,
        Instant createdAt,
        String createdBy,
        String createdRole,
        String createdAddress,
        String picture,
        String pictureType,
        long pictureBytes,
        TraceState state,
        double progress,
        @Nullable String stage,
        @Nullable Instant finishedAt,
        int attempts,
        boolean cancelRequested,
        @Nullable String outcome,
        @Nullable String failure,
        TraceFailure.@Nullable Code failureCode,
        @Nullable Long auditSequence) {}
