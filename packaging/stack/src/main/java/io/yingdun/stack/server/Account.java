package io.yingdun.stack.server;

import io.yingdun.stack.process.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A first account, with the password that the server generated for it.
 *
 * @param totpSecret of its second factor (RFC 6238), in Base32; empty where it has none
 */
public record Account(String role, String user, String password, String totpSecret) {

    /** Reads the file that the server wrote at its first start (mode 600). */
    static List<Account> read(Path file) {
        if (!Files.exists(file)) {
            throw new StackException("The server has not written the first accounts to " + file
                    + ". It does so when its database is empty: if that file was deleted, the passwords are gone;"
                    + " start with another --data folder.");
        }
        try {
            List<Account> accounts = new ArrayList<>();
            for (JsonNode account : new ObjectMapper().readTree(file.toFile())) {
                accounts.add(new Account(
                        account.path("role").asString(),
                        account.path("user").asString(),
                        account.path("password").asString(),
                        account.path("totpSecret").asString("")));
            }
            return List.copyOf(accounts);
        } catch (JacksonException e) {
            throw new StackException(file + " does not hold the first accounts: " + e.getOriginalMessage(), e);
        }
    }
}
