package io.yingdun.management.identity;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.runtime.DataDirectory;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.ObjectMapper;

/**
 * Makes the first accounts of a server that has none, each with a password of its own that is shown once on standard
 * output: not in the log, which is kept. Also the way back in when the last administrator's password is lost.
 */
@Component
class FirstAccounts implements ApplicationRunner {

    private final OfficerMapper officers;
    private final OfficerService accounts;
    private final IdentitySettings settings;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final ObjectMapper json;
    private final PrintStream console = System.out;

    FirstAccounts(
            OfficerMapper officers,
            OfficerService accounts,
            IdentitySettings settings,
            AuditLog audit,
            TransactionOperations transaction,
            ObjectMapper json) {
        this.officers = officers;
        this.accounts = accounts;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.json = json;
    }

    /** As written to {@code yingdun.identity.first-accounts-file}. */
    private record Account(Role role, String user, String password) {

        @Override
        public String toString() {
            return "Account[" + user + ']';
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<Account> made = transaction.execute(status -> {
            officers.lockAll();
            return officers.count() == 0 ? create() : recover();
        });
        if (made != null) {
            made.forEach(account ->
                    console.printf("Account %s (%s), password %s%n", account.user, account.role, account.password));
        }
    }

    /** The file is written before the commit: accounts whose passwords nobody has would lock everybody out. */
    private List<Account> create() {
        Path file = settings.firstAccountsFile();
        List<Account> made = new ArrayList<>();
        for (Role role : settings.firstAccounts()) {
            Account account = new Account(role, role.name().toLowerCase(Locale.ROOT), GeneratedPassword.next());
            Officer officer =
                    accounts.newOfficer(account.user, displayName(role), role, account.password, file == null);
            officers.insert(officer);
            audit.recordSystem("officer.created", officer.id(), Map.of("officer", account.user, "role", role));
            made.add(account);
        }
        if (file == null) {
            return made;
        }
        // Whoever starts a server with this option keeps its standard output as a log.
        DataDirectory.writeSecret(file, json.writeValueAsString(made).getBytes(StandardCharsets.UTF_8));
        return List.of();
    }

    private List<Account> recover() {
        if (settings.recoverAdministrator().isBlank()) {
            return List.of();
        }
        Officer before = officers.byName(OfficerService.canonical(settings.recoverAdministrator()));
        if (before == null || before.role() != Role.ADMINISTRATOR) {
            console.println("There is no administrator of the name given in yingdun.identity.recover-administrator.");
            return List.of();
        }
        String password = GeneratedPassword.next();
        accounts.recover(before, password);
        return List.of(new Account(before.role(), before.name(), password));
    }

    private static String displayName(Role role) {
        return switch (role) {
            case ADMINISTRATOR -> "系统管理员";
            case OFFICER -> "安全管理员";
            case AUDITOR -> "审计员";
        };
    }
}
