package io.yingdun.management.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One endpoint as lists and live events show it. {@code clockSkewSeconds}: agent's clock minus the server's. */
public record Endpoint(
        String id,
        String name,
        EndpointState state,
        String host,
        String address,
        @JsonProperty("user") String userName,
        String os,
        String osVersion,
        String architecture,
        String agentVersion,
        @Nullable String groupId,
        @Nullable String groupName,
        @Nullable String policyId,
        @Nullable String policyName,
        Rollout rollout,
        @Nullable String rolloutReason,
        String overlay,
        @Nullable String overlayDetail,
        int screenCount,
        int coveredScreens,
        @Nullable Long clockSkewSeconds,
        boolean quarantined,
        @Nullable Instant enrolledAt,
        @Nullable Instant lastSeen,
        Instant stateSince,
        @Nullable String assetNumber) {}
