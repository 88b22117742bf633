package io.yingdun.management.identity;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.login.GeneratedPassword;
import io.yingdun.foundation.login.LoginName;
import io.yingdun.foundation.login.PasswordHasher;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The officers' accounts. Each change that takes a right away ends the officer's sessions at their next request. */
@Service
class OfficerService {

    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{1,62}[\\p{L}\\p{M}\\p{N}]");

    private final OfficerMapper officers;
    private final PasswordHasher hasher;
    private final AuditLog audit;
    private final Clock clock;

    OfficerService(OfficerMapper officers, PasswordHasher hasher, AuditLog audit, Clock clock) {
        this.officers = officers;
        this.hasher = hasher;
        this.audit = audit;
        this.clock = clock;
    }

    record WithPassword(Officer officer, @Nullable String password) {}

    List<Officer> all() {
        return officers.all();
    }

    @Transactional
    WithPassword create(String name, String displayName, Role role) {
        String canonical = LoginName.canonical(name);
        if (!NAME.matcher(canonical).matches()) {
            throw ProblemException.invalid(
                    "name",
                    "3 to 64 letters, digits, dots, hyphens or underscores, beginning and ending with a letter"
                            + " or digit");
        }
        String password = GeneratedPassword.next();
        Officer officer = newOfficer(canonical, displayName.strip(), role, password, true);
        if (officers.insert(officer) == 0) {
            throw new ProblemException(
                    "officer-exists", 409, "Officer exists", "Choose another login name; this one is taken.");
        }
        audit.record("officer.created", officer.id(), Map.of("officer", canonical, "role", role));
        return new WithPassword(officer, password);
    }

    Officer newOfficer(String name, String displayName, Role role, String password, boolean mustChange) {
        Instant now = clock.instant();
        String hash = hasher.hash(password);
        return new Officer(OpaqueId.next(), name, displayName, role, true, hash, mustChange, now, 0, now, null);
    }

    record Change(
            @Nullable String displayName,
            @Nullable Role role,
            @Nullable Boolean enabled,
            boolean resetPassword) {}

    @Transactional
    WithPassword change(String id, Change change) {
        officers.lockAll();
        Officer before = officers.lockById(id);
        if (before == null) {
            throw ProblemException.notFound("officer");
        }
        String password = change.resetPassword ? GeneratedPassword.next() : null;
        Officer after = changed(before, change, password);
        boolean losesAdministrator = before.enabled()
                && before.role() == Role.ADMINISTRATOR
                && (!after.enabled() || after.role() != Role.ADMINISTRATOR);
        if (losesAdministrator && officers.otherAdministrators(id) == 0) {
            throw new ProblemException(
                    "last-administrator",
                    409,
                    "Last administrator",
                    "Make somebody else an administrator first; without one nobody could manage officers.");
        }
        officers.update(after);
        audit.record("officer.changed", id, describe(before, after, change.resetPassword));
        return new WithPassword(after, password);
    }

    private Officer changed(Officer before, Change change, @Nullable String password) {
        Officer after = before.withStanding(
                change.displayName == null ? before.displayName() : change.displayName.strip(),
                change.role == null ? before.role() : change.role,
                change.enabled == null ? before.enabled() : change.enabled);
        return password == null ? after : after.withPassword(hasher.hash(password), true, clock.instant());
    }

    private static Map<String, Object> describe(Officer before, Officer after, boolean passwordReset) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("officer", after.name());
        if (before.role() != after.role()) {
            detail.put("roleBefore", before.role());
            detail.put("role", after.role());
        }
        if (before.enabled() != after.enabled()) {
            detail.put("enabled", after.enabled());
        }
        if (!before.displayName().equals(after.displayName())) {
            detail.put("displayNameChanged", true);
        }
        if (passwordReset) {
            detail.put("passwordReset", true);
        }
        return detail;
    }

    /** The officer's own new password; ends the officer's other sessions. */
    @Transactional
    Officer changePassword(String id, String next) {
        Officer before = officers.lockById(id);
        if (before == null) {
            throw ProblemException.notFound("officer");
        }
        Officer after = before.withPassword(hasher.hash(next), false, clock.instant());
        officers.update(after);
        audit.record("password.changed", id, Map.of("officer", before.name()));
        return after;
    }

    /** A new password for an administrator who is locked out, by somebody who controls the machine. */
    void recover(Officer before, String password) {
        Officer after = before.withStanding(before.displayName(), before.role(), true)
                .withPassword(hasher.hash(password), true, clock.instant());
        officers.update(after);
        audit.recordSystem("officer.recovered", before.id(), Map.of("officer", before.name()));
    }
}
