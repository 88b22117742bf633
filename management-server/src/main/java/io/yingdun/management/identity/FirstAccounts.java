package io.yingdun.management.identity;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.login.FirstAccount;
import io.yingdun.foundation.login.GeneratedPassword;
import io.yingdun.foundation.login.LoginName;
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

    @Override
    public void run(ApplicationArguments arguments) {
        List<FirstAccount> made = transaction.execute(status -> {
            officers.lockAll();
            return officers.count() == 0 ? create() : recover();
        });
        if (made != null) {
            FirstAccount.show(made);
        }
    }

    /** The file is written before the commit: accounts whose passwords nobody has would lock everybody out. */
    private List<FirstAccount> create() {
        Path file = settings.firstAccountsFile();
        List<FirstAccount> made = new ArrayList<>();
        for (Role role : settings.firstAccounts()) {
            FirstAccount account =
                    new FirstAccount(role.name(), role.name().toLowerCase(Locale.ROOT), GeneratedPassword.next());
            Officer officer =
                    accounts.newOfficer(account.user(), displayName(role), role, account.password(), file == null);
            officers.insert(officer);
            audit.recordSystem("officer.created", officer.id(), Map.of("officer", account.user(), "role", role));
            made.add(account);
        }
        if (file == null) {
            return made;
        }
        // Whoever starts a server with this option keeps its standard output as a log.
        FirstAccount.write(made, file, json);
        return List.of();
    }

    private List<FirstAccount> recover() {
        if (settings.recoverAdministrator().isBlank()) {
            return List.of();
        }
        Officer before = officers.byName(LoginName.canonical(settings.recoverAdministrator()));
        if (before == null || before.role() != Role.ADMINISTRATOR) {
            System.out.println(
                    "There is no administrator of the name given in yingdun.identity.recover-administrator.");
            return List.of();
        }
        String password = GeneratedPassword.next();
        accounts.recover(before, password);
        return List.of(new FirstAccount(before.role().name(), before.name(), password));
    }

    private static String displayName(Role role) {
        return switch (role) {
            case ADMINISTRATOR -> "系统管理员";
            case OFFICER -> "安全管理员";
            case AUDITOR -> "审计员";
        };
    }
}
