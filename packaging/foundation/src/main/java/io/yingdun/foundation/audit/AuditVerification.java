package io.yingdun.foundation.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What a check of the chain found; {@code firstBroken} is the first sequence that cannot be trusted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditVerification(
        long verifiedUpTo,
        long entries,
        boolean intact,
        @Nullable Long firstBroken) {}
