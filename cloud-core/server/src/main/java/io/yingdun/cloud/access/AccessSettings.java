package io.yingdun.cloud.access;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.access.*}.
 *
 * @param firstAccounts roles that get an account when the server starts without any; doctors and approvers only where
 *     {@code firstAccountsFile} takes the secret of their second factor, else they are invited
 * @param firstAccountsFile where those accounts' passwords are written (mode 600), for demonstrations and scripts; they
 *     then need not be changed at the first log-in
 * @param firstKeyFile where the first API key is written (mode 600) when the server starts without one in force; it may
 *     read, search, store and share. For demonstrations and scripts; without it keys are made over HTTP only
 * @param recoverAccount login name of somebody who gets a new password at this start, printed once
 * @param idleTimeout a session without a request for so long is over
 * @param absoluteTimeout a session older than this is over
 */
@ConfigurationProperties("yingdun.access")
record AccessSettings(
        @DefaultValue({"ADMINISTRATOR", "DOCTOR", "APPROVER", "AUDITOR"})
        List<StaffRole> firstAccounts,

        @Nullable Path firstAccountsFile,
        @Nullable Path firstKeyFile,
        @DefaultValue("") String recoverAccount,
        @DefaultValue("30m") Duration idleTimeout,
        @DefaultValue("12h") Duration absoluteTimeout) {

    AccessSettings {
        firstAccounts = List.copyOf(firstAccounts);
    }
}
