package io.yingdun.management.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an endpoint was told last and what it answered. */
public record AssignmentView(
        String policyId,
        String policyName,
        int policyVersion,
        long assignmentVersion,
        Rollout rollout,
        @Nullable String reason,
        Instant assignedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant slotsUntil) {}
