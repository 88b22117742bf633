package io.yingdun.management.identity;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
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
    private final LoginThrottle throttle;
    private final AuditLog audit;
    private final AlertService alerts;
    private final IdentitySettings settings;
    private final Clock clock;

    LoginService(
            OfficerMapper officers,
            PasswordHasher hasher,
            LoginThrottle throttle,
            AuditLog audit,
            AlertService alerts,
            IdentitySettings settings,
            Clock clock) {
        this.officers = officers;
        this.hasher = hasher;
        this.throttle = throttle;
        this.audit = audit;
        this.alerts = alerts;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws ProblemException {@code bad-credentials} or {@code too-many-attempts} */
    OfficerPrincipal logIn(String typedName, String password, String address) {
        String name = OfficerService.canonical(typedName);
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
        Duration wait = throttle.admit(name, address);
        if (!wait.isZero()) {
            throw ProblemException.throttled(
                    "too-many-attempts", Math.max(1, wait.plusMillis(999).toSeconds()));
        }
        Officer officer = officers.byName(name);
        boolean right = hasher.matches(password, officer == null ? null : officer.passwordHash());
        if (officer == null || !officer.enabled() || !right) {
            refuse(officer, name, address);
            throw new ProblemException(
                    "bad-credentials", 401, "Bad credentials", "Check the name and the password and try again.");
        }
        throttle.succeeded(name, address);
        return officer;
    }

    /** What was typed as a name is kept only where it is one: people type passwords into name fields. */
    private void refuse(@Nullable Officer officer, String name, String address) {
        AuditActor nobody = AuditActor.unidentified(address);
        String subject = officer == null ? "" : officer.id();
        Map<String, Object> detail = officer == null
                ? Map.of("knownName", false)
                : Map.of("officer", officer.name(), "enabled", officer.enabled());
        audit.recordFailureAs(nobody, "session.refused", subject, detail);
        if (throttle.hasJustBegun(name, address)) {
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
