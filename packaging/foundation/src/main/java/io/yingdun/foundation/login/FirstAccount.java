package io.yingdun.foundation.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yingdun.foundation.runtime.DataDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/**
 * An account that the server made by itself, with the password that somebody has to be told.
 *
 * @param totpSecret of the second factor ({@link Totp}), where the account has one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FirstAccount(
        String role, String user, String password, @Nullable String totpSecret) {

    /** Without a second factor. */
    public FirstAccount(String role, String user, String password) {
        this(role, user, password, null);
    }

    /** A file of mode 600 with the accounts as a JSON array. */
    public static void write(List<FirstAccount> accounts, Path file, ObjectMapper json) {
        DataDirectory.writeSecret(file, json.writeValueAsString(accounts).getBytes(StandardCharsets.UTF_8));
    }

    /** Once, on standard output: not in the log, which is kept. */
    public static void show(List<FirstAccount> accounts) {
        accounts.forEach(account ->
                System.out.printf("Account %s (%s), password %s%n", account.user, account.role, account.password));
    }

    @Override
    public String toString() {
        return "FirstAccount[" + user + ']';
    }
}
