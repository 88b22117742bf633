package io.yingdun.management.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One alert as the API shows it. */
public record Alert(
        String id,
        Instant at,
        AlertKind kind,
        AlertSeverity severity,
        @Nullable String endpointId,
        @Nullable String endpointName,
        String detail,
        @Nullable Instant acknowledgedAt) {}
