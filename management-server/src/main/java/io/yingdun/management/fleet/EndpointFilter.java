package io.yingdun.management.fleet;

import org.jspecify.annotations.Nullable;

/** What a list of endpoints is narrowed down to; null criteria do not count. */
record EndpointFilter(
        @Nullable EndpointState state,
        @Nullable String groupId,
        @Nullable Rollout rollout,
        @Nullable String pattern) {

    static EndpointFilter of(
            @Nullable EndpointState state, @Nullable String groupId, @Nullable Rollout rollout, @Nullable String q) {
        String pattern = q == null || q.isBlank()
                ? null
                : "%" + q.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return new EndpointFilter(state, groupId, rollout, pattern);
    }
}
