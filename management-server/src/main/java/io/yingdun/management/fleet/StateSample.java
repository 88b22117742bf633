package io.yingdun.management.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** How many were in which state at a moment. */
public record StateSample(
        Instant at,
        @JsonProperty("ONLINE") int online,
        @JsonProperty("OFFLINE") int offline,
        @JsonProperty("ABNORMALLY_OFFLINE") int abnormallyOffline) {}
