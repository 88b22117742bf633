package io.yingdun.cloud.grant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A study opened to a person for a time.
 *
 * @param staffName of the account
 * @param reason why it was asked for, in the person's words
 * @param departments with {@link GrantMapper#SEPARATOR} between them: whose responsible persons may take it back, and review an emergency
 * @param endedAt when it was taken back
 * @param justified of an emergency, after its review
 */
record Grant(
        String id,
        String staffId,
        String staffName,
        String studyInstanceUid,
        Kind kind,
        @Nullable String requestId,
        String reason,
        String departments,
        Instant grantedAt,
        String grantedBy,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable Instant reviewedAt,
        @Nullable String reviewedBy,
        @Nullable Boolean justified,
        String review) {

    enum Kind {
        /** By a responsible person's decision. */
        REQUEST,
        /** By the person alone, who answers for it afterwards. */
        EMERGENCY
    }
}
