package io.yingdun.cloud.access;

import io.yingdun.foundation.login.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's account as stored. The password's hash never leaves this package, and not in a log line either.
 *
 * @param sessionEpoch grows with each new password, role or department; sessions of an older epoch are over
 * @param displayName as colleagues know the person
 * @param department as the RIS names it, empty where the person is of none
 * @param staffNumber as the RIS names the person, empty where it does not
 * @param totpSecret sealed ({@link SecretBox}); null without a second factor
 * @param totpStep the last step whose code was used
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
        @Nullable Instant lastLogin,
        String displayName,
        String department,
        String staffNumber,
        @Nullable String totpSecret,
        long totpStep)
        implements Account {

    /** The same person with another password; sessions opened with the old one are over. */
    Staff withPassword(String hash, boolean mustChange) {
        return new Staff(
                id,
                name,
                role,
                enabled,
                hash,
                mustChange,
                sessionEpoch + 1,
                createdAt,
                lastLogin,
                displayName,
                department,
                staffNumber,
                totpSecret,
                totpStep);
    }

    /** The same person as an administrator has them now; the sessions of before are over. */
    Staff withProfile(StaffAccounts.Profile profile, boolean nowEnabled) {
        return new Staff(
                id,
                name,
                profile.role(),
                nowEnabled,
                passwordHash,
                mustChangePassword,
                sessionEpoch + 1,
                createdAt,
                lastLogin,
                profile.displayName(),
                profile.department(),
                profile.staffNumber(),
                totpSecret,
                totpStep);
    }

    @Override
    public String toString() {
        return "Staff[" + id + ' ' + role + ']';
    }
}
