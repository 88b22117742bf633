package io.yingdun.management.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How many endpoints are how far with a policy. */
record RolloutCounts(
        @JsonProperty("APPLIED") int applied,
        @JsonProperty("PENDING") int pending,
        @JsonProperty("FAILED") int failed) {

    static final RolloutCounts NONE = new RolloutCounts(0, 0, 0);

    @JsonIgnore
    int sum() {
        return applied + pending + failed;
    }
}
