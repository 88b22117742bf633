package io.yingdun.management.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.management.RunningServer;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class FirstAccountsIT extends RunningServer {

    @Autowired
    private OfficerMapper officers;

    @Autowired
    private OfficerService accounts;

    @Autowired
    private AuditLog audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ObjectMapper json;

    private FirstAccounts startedWith(String recoverAdministrator) {
        IdentitySettings settings = new IdentitySettings(
                List.of(Role.ADMINISTRATOR),
                null,
                recoverAdministrator,
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                Duration.ZERO,
                null);
        return new FirstAccounts(officers, accounts, settings, audit, transaction, json);
    }

    @Test
    void writesTheirPasswordsForTheirOwnerOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(dataDir().resolve("accounts.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void needNotChangeAPasswordThatWasWrittenForAScript() {
        JsonNode session = loggedInAs("OFFICER").get("/api/session").json();
        assertThat(session.at("/user/mustChangePassword").asBoolean()).isFalse();
    }

    @Test
    void areNotMadeAgainAtTheNextStart() {
        long before = officers.count();
        startedWith("").run(new DefaultApplicationArguments());
        assertThat(officers.count()).isEqualTo(before);
    }

    @Test
    void recoverAnAdministratorWhoIsLockedOutAndNobodyElse() {
        Officer officer = officers.byName("officer");
        startedWith("officer").run(new DefaultApplicationArguments());
        assertThat(officers.byName("officer").passwordHash()).isEqualTo(officer.passwordHash());

        OfficerService.WithPassword second = transaction.execute(status -> {
            Officer made = accounts.newOfficer("second-admin", "x", Role.ADMINISTRATOR, "Zebra-kiosk-77-lamp", false);
            officers.insert(made.withStanding("x", Role.ADMINISTRATOR, false));
            return new OfficerService.WithPassword(made, null);
        });
        startedWith("Second-Admin").run(new DefaultApplicationArguments());
        Officer recovered = officers.byId(second.officer().id());
        officers.update(recovered.withStanding("x", Role.ADMINISTRATOR, false));
        assertThat(recovered.enabled()).isTrue();
        assertThat(recovered.mustChangePassword()).isTrue();
        assertThat(recovered.passwordHash()).isNotEqualTo(second.officer().passwordHash());
    }
}
