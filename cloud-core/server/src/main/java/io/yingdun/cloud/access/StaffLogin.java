package io.yingdun.cloud.access;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.login.LoginName;
import io.yingdun.foundation.login.PasswordCheck;
import io.yingdun.foundation.login.PasswordHasher;
import io.yingdun.foundation.login.PasswordRules;
import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Finds out whether somebody is the person that they say they are, and gives them another password. */
@Service
class StaffLogin {

    private final StaffMapper staff;
    private final PasswordCheck passwords;
    private final PasswordHasher hasher;
    private final SecondFactors secondFactors;
    private final StaffLookup lookup;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    StaffLogin(
            StaffMapper staff,
            PasswordCheck passwords,
            PasswordHasher hasher,
            SecondFactors secondFactors,
            StaffLookup lookup,
            AuditLog audit,
            TransactionOperations transaction,
            Clock clock) {
        this.staff = staff;
        this.passwords = passwords;
        this.hasher = hasher;
        this.secondFactors = secondFactors;
        this.lookup = lookup;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param code of the second factor, empty where the account has none
     * @throws ProblemException {@code bad-credentials} or {@code too-many-attempts}, whichever of the three was wrong
     */
    StaffPrincipal logIn(String typedName, String password, String code, String address) {
        Staff person = checked(
                LoginName.canonical(typedName), password, address, account -> secondFactors.prove(account, code));
        if (hasher.isOutdated(person.passwordHash())) {
            staff.rehash(person.id(), hasher.hash(password));
        }
        staff.noteLogin(person.id(), clock.instant());
        audit.recordAs(
                new AuditActor(person.name(), person.role().name(), address),
                "session.opened",
                person.id(),
                Map.of("staff", person.name()));
        return StaffPrincipal.of(person);
    }

    /**
     * The person's own new password, which ends their other sessions. The present one is asked for as throttled as at a
     * log-in: an open session must not become a guessing aid.
     */
    StaffPrincipal changePassword(String name, String current, String next, String address) {
        Staff person = checked(name, current, address, account -> true);
        PasswordRules.check(next, current, name);
        String hash = hasher.hash(next);
        Staff changed = transaction.execute(status -> {
            Staff before = staff.lockById(person.id());
            if (before == null) {
                throw ProblemException.notFound("account");
            }
            Staff after = before.withPassword(hash, false);
            staff.changePassword(after);
            audit.record("password.changed", after.id(), Map.of("staff", after.name()));
            return after;
        });
        lookup.changed(person.id());
        return StaffPrincipal.of(changed == null ? person : changed);
    }

    private Staff checked(String name, String password, String address, Predicate<Staff> alsoProved) {
        return passwords.check(
                name,
                password,
                address,
                staff::byName,
                alsoProved,
                (person, throttledNow) -> refused(person, throttledNow, address));
    }

    private void refused(@Nullable Staff person, boolean throttledNow, String address) {
        AuditActor nobody = AuditActor.unidentified(address);
        String subject = person == null ? "" : person.id();
        Map<String, Object> detail = person == null
                ? Map.of("knownName", false)
                : Map.of("staff", person.name(), "enabled", person.enabled());
        audit.recordFailureAs(nobody, "session.refused", subject, detail);
        if (throttledNow) {
            audit.recordFailureAs(nobody, "session.throttled", subject, detail);
        }
    }
}
