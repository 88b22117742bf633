package io.yingdun.cloud.grant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request as it is shown. */
record RequestView(
        String id,
        String staffName,
        String department,
        Request.NumberKind kind,
        String number,
        String reason,
        int hours,
        Instant askedAt,
        Request.State state,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        String decision) {

    static RequestView of(Request request) {
        return new RequestView(
                request.id(),
                request.staffName(),
                request.department(),
                request.numberKind(),
                request.number(),
                request.reason(),
                request.hours(),
                request.askedAt(),
                request.state(),
                request.decidedAt(),
                request.decidedBy(),
                request.decision());
    }
}
