package io.yingdun.management.identity;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.login.LoginName;
import io.yingdun.foundation.login.PasswordCheck;
import io.yingdun.foundation.login.PasswordHasher;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.management.alert.AlertKind;
import io.yingdun.management.alert.AlertService;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds out whether somebody is the officer that they say they are. */
@Service
class LoginService {

    private final OfficerMapper officers;
    private final PasswordHasher hasher;
    private final PasswordCheck passwords;
    private final AuditLog audit;
    private final AlertService alerts;
    private final IdentitySettings settings;
    private final Clock clock;

    LoginService(
            OfficerMapper officers,
            PasswordHasher hasher,
            PasswordCheck passwords,
            AuditLog audit,
            AlertService alerts,
            IdentitySettings settings,
            Clock clock) {
        this.officers = officers;
        this.hasher = hasher;
        this.passwords = passwords;
        this.audit = audit;
        this.alerts = alerts;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws ProblemException {@code bad-credentials} or {@code too-many-attempts} */
    OfficerPrincipal logIn(String typedName, String password, String address) {
        String name = LoginName.canonical(typedName);
        Officer officer = checked(name, password, address);
        if (hasher.isOutdated(officer.passwordHash())) {
            officers.rehash(officer.id(), hasher.hash(password));
        }
        officers.noteLogin(officer.id(), clock.instant());
        audit.recordAs(
                new AuditActor(officer.name(), officer.role().name(), address),
                "session.opened",
                officer.id(),
                Map.of("officer", officer.name()));
        return principal(officer);
    }

    OfficerPrincipal principal(Officer officer) {
        Duration maxAge = settings.passwordMaxAge();
        boolean tooOld =
                !maxAge.isZero() && officer.passwordChangedAt().plus(maxAge).isBefore(clock.instant());
        return new OfficerPrincipal(
                officer.id(),
                officer.name(),
                officer.displayName(),
                officer.role(),
                officer.mustChangePassword() || tooOld,
                officer.sessionEpoch());
    }

    /** Asked again for the present password, as throttled as a log-in: an open session must not become a guessing aid. */
    void confirm(OfficerPrincipal officer, String password, String address) {
        checked(officer.name(), password, address);
    }

    private Officer checked(String name, String password, String address) {
        return passwords.check(
                name,
                password,
                address,
                officers::byName,
                (officer, throttledNow) -> refused(officer, throttledNow, address));
    }

    private void refused(@Nullable Officer officer, boolean throttledNow, String address) {
        AuditActor nobody = AuditActor.unidentified(address);
        String subject = officer == null ? "" : officer.id();
        Map<String, Object> detail = officer == null
                ? Map.of("knownName", false)
                : Map.of("officer", officer.name(), "enabled", officer.enabled());
        audit.recordFailureAs(nobody, "session.refused", subject, detail);
        if (throttledNow) {
            audit.recordFailureAs(nobody, "session.throttled", subject, detail);
            String whose = officer == null ? "unknown names" : "officer " + officer.name();
            alerts.raise(
                    AlertKind.LOGIN_THROTTLED,
                    null,
                    null,
                    "Too many wrong passwords for " + whose + " from " + address);
        }
    }
}
