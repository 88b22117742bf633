package io.yingdun.cloud.grant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a doctor asks to see. The studies are named by a number that the doctor knows from elsewhere; whether there are any is told to
 * who decides.
 *
 * @param hours for how long, from the decision on
 * @param departments with {@link GrantMapper#SEPARATOR} between them: whose responsible persons decide
 * @param decision the responsible person's reason
 */
record Request(
        String id,
        String staffId,
        String staffName,
        String department,
        NumberKind numberKind,
        String number,
        String reason,
        int hours,
        String departments,
        Instant askedAt,
        State state,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        String decision) {

    /** 30 days. */
    static final int MOST_HOURS = 720;

    /** What studies are named by. */
    enum NumberKind {
        ACCESSION_NUMBER,
        PATIENT_ID
    }

    enum State {
        WAITING,
        GRANTED,
        REFUSED,
        WITHDRAWN
    }
}
