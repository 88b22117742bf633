package io.yingdun.management.policy;

import io.yingdun.management.fleet.Rollout;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one endpoint was told last and what it answered.
 *
 * @param slotsUntil end of the last token slot in it; null before it was ever put together
 */
record Assignment(
        String endpointId,
        long assignmentVersion,
        String policyId,
        int policyVersion,
        String userName,
        Rollout rollout,
        @Nullable String reason,
        Instant assignedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant slotsUntil) {

    static Assignment first(String endpointId, StoredPolicy policy, String userName, Instant now) {
        return new Assignment(
                endpointId, 1, policy.id(), policy.version(), userName, Rollout.PENDING, null, now, null, null);
    }

    /** Another policy or another version of it: the endpoint has something to do. */
    Assignment changedTo(StoredPolicy policy, String user, Instant now) {
        return new Assignment(
                endpointId,
                assignmentVersion + 1,
                policy.id(),
                policy.version(),
                user,
                Rollout.PENDING,
                null,
                now,
                null,
                null);
    }

    /** The same policy with other tokens: as far as the officer is concerned nothing has changed. */
    Assignment withNewTokens(String user) {
        return new Assignment(
                endpointId,
                assignmentVersion + 1,
                policyId,
                policyVersion,
                user,
                rollout,
                reason,
                assignedAt,
                answeredAt,
                null);
    }

    Assignment atVersion(long version) {
        return new Assignment(
                endpointId,
                version,
                policyId,
                policyVersion,
                userName,
                rollout,
                reason,
                assignedAt,
                answeredAt,
                slotsUntil);
    }
}
