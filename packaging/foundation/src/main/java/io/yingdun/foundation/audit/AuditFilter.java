package io.yingdun.foundation.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which entries to list; {@code from} is included, {@code to} is not, {@code before} is a sequence. */
record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long before) {}
