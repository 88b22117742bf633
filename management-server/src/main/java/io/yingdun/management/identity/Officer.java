package io.yingdun.management.identity;

import io.yingdun.foundation.login.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account as stored. The password's hash never leaves this package, and not in a log line either. */
record Officer(
        String id,
        String name,
        String displayName,
        Role role,
        boolean enabled,
        String passwordHash,
        boolean mustChangePassword,
        Instant passwordChangedAt,
        int sessionEpoch,
        Instant createdAt,
        @Nullable Instant lastLogin)
        implements Account {

    /** The same officer with another password; sessions opened with the old one are over. */
    Officer withPassword(String hash, boolean mustChange, Instant at) {
        return new Officer(
                id, name, displayName, role, enabled, hash, mustChange, at, sessionEpoch + 1, createdAt, lastLogin);
    }

    /** The same officer with other rights; sessions opened with the old ones are over. */
    Officer withStanding(String newDisplayName, Role newRole, boolean nowEnabled) {
        int epoch = newRole == role && nowEnabled == enabled ? sessionEpoch : sessionEpoch + 1;
        return new Officer(
                id,
                name,
                newDisplayName,
                newRole,
                nowEnabled,
                passwordHash,
                mustChangePassword,
                passwordChangedAt,
                epoch,
                createdAt,
                lastLogin);
    }

    @Override
    public String toString() {
        return "Officer[" + id + ' ' + role + ']';
    }
}
