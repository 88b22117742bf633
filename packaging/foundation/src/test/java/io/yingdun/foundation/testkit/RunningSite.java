package io.yingdun.foundation.testkit;

import io.yingdun.foundation.login.Totp;
import io.yingdun.foundation.pki.CertificateAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the integration tests of a whole server share. A subclass starts the server, with {@link MovableTime}. */
public abstract class RunningSite {

    @Autowired
    private CertificateAuthority authority;

    @Autowired
    private MovableClock clock;

    protected abstract URI address();

    /** Where the server wrote the accounts that it made at its first start. */
    protected abstract Path accountsFile();

    /** A data directory below {@code target}. */
    protected static Path newDataDirectory() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "it-data"));
            return Files.createTempDirectory(parent, "server").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected final MovableClock clock() {
        return clock;
    }

    protected final CertificateAuthority siteAuthority() {
        return authority;
    }

    protected final ApiClient anyone() {
        return ApiClient.trusting(address(), authority.certificate());
    }

    /** A fresh session of the account that the server made for this role. */
    protected final ApiClient loggedInAs(String role) {
        JsonNode account = firstAccount(role);
        String user = account.get("user").asString();
        String password = account.get("password").asString();
        return account.has("totpSecret")
                ? anyone().logIn(
                                user,
                                password,
                                nextCode(account.get("totpSecret").asString()))
                : anyone().logIn(user, password);
    }

    /** The second factor's next code: each is good once, so the clock moves on. */
    protected final String nextCode(String totpSecret) {
        clock.skip(Totp.STEP);
        return Totp.code(totpSecret, clock.instant());
    }

    protected final JsonNode firstAccount(String role) {
        try {
            for (JsonNode account : new JsonMapper().readTree(Files.readString(accountsFile()))) {
                if (account.get("role").asString().equals(role)) {
                    return account;
                }
            }
            throw new IllegalArgumentException(role);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
