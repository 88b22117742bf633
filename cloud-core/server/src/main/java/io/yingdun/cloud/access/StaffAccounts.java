package io.yingdun.cloud.access;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.login.LoginName;
import io.yingdun.foundation.login.PasswordHasher;
import io.yingdun.foundation.login.PasswordRules;
import io.yingdun.foundation.login.Totp;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.foundation.runtime.RandomToken;
import io.yingdun.foundation.runtime.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How doctors come to an account: an administrator makes an invitation, and whoever holds it chooses a password and sets up an
 * authenticator. Nobody else ever knows either. The same is the way back in for who has lost one of them.
 */
@Service
class StaffAccounts {

    private static final Duration INVITED_FOR = Duration.ofHours(72);

    private final StaffMapper staff;
    private final InvitationMapper invitations;
    private final PasswordHasher hasher;
    private final SecretBox secrets;
    private final StaffLookup lookup;
    private final AuditLog audit;
    private final Clock clock;

    StaffAccounts(
            StaffMapper staff,
            InvitationMapper invitations,
            PasswordHasher hasher,
            SecretBox secrets,
            StaffLookup lookup,
            AuditLog audit,
            Clock clock) {
        this.staff = staff;
        this.invitations = invitations;
        this.hasher = hasher;
        this.secrets = secrets;
        this.lookup = lookup;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an administrator says of a person. */
    record Profile(StaffRole role, String displayName, String department, String staffNumber) {}

    /** @param token shown once; whoever has it becomes this person */
    record Invited(String id, String name, String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Invited[" + id + ']';
        }
    }

    /** @param totpSecret what the authenticator has to be given */
    record Prepared(String name, String displayName, String totpSecret) {

        @Override
        public String toString() {
            return "Prepared[" + name + ']';
        }
    }

    /** One invitation of a name is in force: the last. */
    @Transactional
    Invited invite(String typedName, Profile profile) {
        String name = LoginName.canonical(typedName);
        Staff known = staff.byName(name);
        if (known != null && !known.role().needsSecondFactor()) {
            throw ProblemException.invalid("name", "is another account's");
        }
        checkNumber(known == null ? "" : known.id(), profile.staffNumber());
        Instant now = clock.instant();
        String token = RandomToken.next();
        InvitationMapper.Row row = new InvitationMapper.Row(
                OpaqueId.next(),
                name,
                profile.role(),
                profile.displayName(),
                profile.department(),
                profile.staffNumber(),
                null,
                now,
                audit.currentActor().name(),
                now.plus(INVITED_FOR));
        invitations.revokeOf(name, now);
        invitations.insert(row, Sha256.hex(token));
        audit.record("staff.invited", row.id(), describe(name, profile));
        return new Invited(row.id(), name, token, row.expiresAt());
    }

    List<InvitationMapper.Row> openInvitations() {
        return invitations.open(clock.instant());
    }

    /** @throws ProblemException {@code not-found} */
    @Transactional
    void revoke(String invitation) {
        if (invitations.revoke(invitation, clock.instant()) == 0) {
            throw ProblemException.notFound("invitation");
        }
        audit.record("staff.invitation-revoked", invitation, Map.of());
    }

    /** A new secret for an authenticator; may be asked again until the invitation is used. */
    @Transactional
    Prepared prepare(String token) {
        InvitationMapper.Row invitation = invitation(token);
        String secret = Totp.newSecret();
        invitations.prepare(invitation.id(), String.valueOf(secrets.seal(secret)));
        return new Prepared(invitation.name(), invitation.displayName(), secret);
    }

    /** Spends the invitation: the account has this password and the prepared authenticator from now on. */
    @Transactional
    void join(String token, String password, String code, String address) {
        InvitationMapper.Row invitation = invitation(token);
        String sealed = invitation.totpSecret();
        long step = sealed == null
                ? -1
                : Totp.match(secrets.open(sealed), code, clock.instant(), 0).orElse(-1);
        if (step < 0) {
            throw ProblemException.invalid("code", "is not what the authenticator shows now");
        }
        PasswordRules.check(password, "", invitation.name());
        Instant now = clock.instant();
        invitations.use(invitation.id(), now);
        Staff known = staff.byName(invitation.name());
        Staff person = new Staff(
                known == null ? OpaqueId.next() : known.id(),
                invitation.name(),
                invitation.role(),
                true,
                hasher.hash(password),
                false,
                0,
                now,
                null,
                invitation.displayName(),
                invitation.department(),
                invitation.staffNumber(),
                sealed,
                step);
        if (known == null) {
            staff.insert(person);
        } else {
            staff.change(person);
            lookup.changed(person.id());
        }
        audit.recordAs(
                new AuditActor(person.name(), person.role().name(), address),
                "staff.joined",
                person.id(),
                Map.of("staff", person.name(), "invitation", invitation.id(), "invitedBy", invitation.createdBy()));
    }

    List<Staff> all() {
        return staff.all();
    }

    /** Ends the person's sessions. @throws ProblemException {@code not-found}, also for accounts that were never invited */
    @Transactional
    void change(String id, Profile profile, boolean enabled) {
        Staff before = staff.lockById(id);
        if (before == null || !before.role().needsSecondFactor()) {
            throw ProblemException.notFound("account");
        }
        checkNumber(id, profile.staffNumber());
        staff.change(before.withProfile(profile, enabled));
        lookup.changed(id);
        Map<String, Object> detail = describe(before.name(), profile);
        detail.put("enabled", enabled);
        audit.record("staff.changed", id, detail);
    }

    private InvitationMapper.Row invitation(String token) {
        InvitationMapper.Row found = invitations.lock(Sha256.hex(token), clock.instant());
        if (found == null) {
            throw AccessProblems.invalidToken();
        }
        return found;
    }

    /** The RIS means one person by it. */
    private void checkNumber(String id, String staffNumber) {
        if (!staffNumber.isEmpty() && staff.isNumberTaken(staffNumber, id)) {
            throw ProblemException.invalid("staffNumber", "is another account's");
        }
    }

    private static Map<String, Object> describe(String name, Profile profile) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("staff", name);
        detail.put("role", profile.role());
        detail.put("department", profile.department());
        detail.put("staffNumber", profile.staffNumber());
        return detail;
    }
}
