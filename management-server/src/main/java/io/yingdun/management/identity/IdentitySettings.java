package io.yingdun.management.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.identity.*}.
 *
 * @param firstAccounts roles that get an account when the server starts without any officer
 * @param firstAccountsFile where those accounts' passwords are written (mode 600), for demonstrations and scripts; they
 *     then need not be changed at the first log-in
 * @param recoverAdministrator login name of an administrator who gets a new password at this start, printed once
 * @param idleTimeout a session without a request for so long is over
 * @param absoluteTimeout a session older than this is over
 * @param portalKeyFile the key by which the imaging cloud is known, the same file as its own; none: there is no such cloud
 * @param passwordMaxAge a password older than this has to be changed at the next log-in; zero: never
 */
@ConfigurationProperties("yingdun.identity")
record IdentitySettings(
        @DefaultValue("ADMINISTRATOR") List<Role> firstAccounts,
        @Nullable Path firstAccountsFile,
        @DefaultValue("") String recoverAdministrator,
        @DefaultValue("30m") Duration idleTimeout,
        @DefaultValue("12h") Duration absoluteTimeout,
        @DefaultValue("0s") Duration passwordMaxAge,
        @Nullable Path portalKeyFile) {

    IdentitySettings {
        firstAccounts = List.copyOf(firstAccounts);
    }
}
