package io.yingdun.cloud.access;

import io.yingdun.foundation.login.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's account as stored. The password's hash never leaves this package, and not in a log line either.
 *
 * @param sessionEpoch grows with each new password; sessions of an older epoch are over
 */
record Staff(
        String id,
        String name,
        StaffRole role,
        boolean enabled,
        String passwordHash,
        boolean mustChangePassword,
        int sessionEpoch,
        Instant createdAt,
        @Nullable Instant lastLogin)
        implements Account {

    /** The same person with another password; sessions opened with the old one are over. */
    Staff withPassword(String hash, boolean mustChange) {
        return new Staff(id, name, role, enabled, hash, mustChange, sessionEpoch + 1, createdAt, lastLogin);
    }

    @Override
    public String toString() {
        return "Staff[" + id + ' ' + role + ']';
    }
}
