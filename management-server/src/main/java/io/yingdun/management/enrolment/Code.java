package io.yingdun.management.enrolment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment code as officers see it.
 *
 * @param hint the first four characters of its secret, to tell codes apart
 * @param code the whole code, only in the answer that creates it
 */
record Code(
        String id,
        String hint,
        @Nullable String groupId,
        @Nullable String groupName,
        int uses,
        int maxUses,
        Instant expiresAt,
        Instant createdAt,
        String createdBy,
        @Nullable Instant revokedAt,
        @Nullable String code) {

    Code withCode(String text) {
        return new Code(id, hint, groupId, groupName, uses, maxUses, expiresAt, createdAt, createdBy, revokedAt, text);
    }

    Code withGroupName(@Nullable String name) {
        return new Code(id, hint, groupId, name, uses, maxUses, expiresAt, createdAt, createdBy, revokedAt, code);
    }
}
