package io.yingdun.cloud.access;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.login.FirstAccount;
import io.yingdun.foundation.login.GeneratedPassword;
import io.yingdun.foundation.login.LoginName;
import io.yingdun.foundation.login.PasswordHasher;
import io.yingdun.foundation.login.Totp;
import io.yingdun.foundation.runtime.OpaqueId;
import java.nio.file.Path;
import java.time.Clock;
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
 * Makes the first accounts of a server that has none, each with a password of its own that is shown once. Also the way
 * back in when a password is lost.
 */
@Component
class FirstStaff implements ApplicationRunner {

    private final StaffMapper staff;
    private final PasswordHasher hasher;
    private final SecretBox secrets;
    private final AccessSettings settings;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final ObjectMapper json;
    private final Clock clock;

    FirstStaff(
            StaffMapper staff,
            PasswordHasher hasher,
            SecretBox secrets,
            AccessSettings settings,
            AuditLog audit,
            TransactionOperations transaction,
            ObjectMapper json,
            Clock clock) {
        this.staff = staff;
        this.hasher = hasher;
        this.secrets = secrets;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<FirstAccount> toShow = transaction.execute(status -> {
            staff.lockAll();
            return staff.count() == 0 ? create() : recover();
        });
        if (toShow != null) {
            FirstAccount.show(toShow);
        }
    }

    /** The file is written before the commit: accounts whose passwords nobody has would lock everybody out. */
    private List<FirstAccount> create() {
        Path file = settings.firstAccountsFile();
        List<FirstAccount> made = new ArrayList<>();
        for (StaffRole role : settings.firstAccounts()) {
            // Doctors come by an invitation, unless somebody takes their secrets from the file.
            if (role.needsSecondFactor() && file == null) {
                continue;
            }
            String totpSecret = role.needsSecondFactor() ? Totp.newSecret() : null;
            String name = role.name().toLowerCase(Locale.ROOT);
            String password = GeneratedPassword.next();
            // Whoever starts a server with that file passes the passwords on by it: they need not be replaced first.
            Staff person = new Staff(
                    OpaqueId.next(),
                    name,
                    role,
                    true,
                    hasher.hash(password),
                    file == null,
                    0,
                    clock.instant(),
                    null,
                    name,
                    "",
                    "",
                    secrets.seal(totpSecret),
                    0);
            staff.insert(person);
            audit.recordSystem("staff.created", person.id(), Map.of("staff", name, "role", role));
            made.add(new FirstAccount(role.name(), name, password, totpSecret));
        }
        if (file == null) {
            return made;
        }
        FirstAccount.write(made, file, json);
        return List.of();
    }

    private List<FirstAccount> recover() {
        if (settings.recoverAccount().isBlank()) {
            return List.of();
        }
        Staff before = staff.byName(LoginName.canonical(settings.recoverAccount()));
        if (before == null) {
            System.out.println("There is no account of the name given in yingdun.access.recover-account.");
            return List.of();
        }
        String password = GeneratedPassword.next();
        staff.changePassword(before.withPassword(hasher.hash(password), true));
        audit.recordSystem("staff.recovered", before.id(), Map.of("staff", before.name()));
        return List.of(new FirstAccount(before.role().name(), before.name(), password));
    }
}
