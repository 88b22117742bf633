package io.yingdun.cloud.access;

import io.yingdun.foundation.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts of the hospital's persons, for administrators. */
@RestController
@RequestMapping("/api/staff")
class StaffController {

    /** As HL7 carries it, without delimiters. */
    private static final String PLAIN = "[^|^~\\\\&\\p{Cntrl}]*";

    private final StaffAccounts accounts;

    StaffController(StaffAccounts accounts) {
        this.accounts = accounts;
    }

    /** @param secondFactor whether an authenticator is set up */
    record Account(
            String id,
            String name,
            StaffRole role,
            String displayName,
            String department,
            String staffNumber,
            boolean enabled,
            boolean secondFactor,
            @Nullable Instant lastLogin) {

        static Account of(Staff person) {
            return new Account(
                    person.id(),
                    person.name(),
                    person.role(),
                    person.displayName(),
                    person.department(),
                    person.staffNumber(),
                    person.enabled(),
                    person.totpSecret() != null,
                    person.lastLogin());
        }
    }

    record OpenInvitation(
            String id, String name, StaffRole role, String displayName, String department, Instant expiresAt) {}

    record AllStaff(List<Account> accounts, List<OpenInvitation> invitations) {}

    record NewInvitation(
            @NotBlank @Size(max = 64) @Pattern(regexp = "[\\p{L}\\p{N}._@-]+")
            String name,

            @NotNull StaffRole role,

            @NotBlank @Size(max = 64) @Pattern(regexp = PLAIN)
            String displayName,

            @NotNull @Size(max = 64) @Pattern(regexp = PLAIN)
            String department,

            @NotNull @Size(max = 64) @Pattern(regexp = PLAIN)
            String staffNumber) {}

    record Change(
            @NotNull StaffRole role,

            @NotBlank @Size(max = 64) @Pattern(regexp = PLAIN)
            String displayName,

            @NotNull @Size(max = 64) @Pattern(regexp = PLAIN)
            String department,

            @NotNull @Size(max = 64) @Pattern(regexp = PLAIN)
            String staffNumber,

            @NotNull Boolean enabled) {}

    @GetMapping
    AllStaff all() {
        return new AllStaff(
                accounts.all().stream().map(Account::of).toList(),
                accounts.openInvitations().stream()
                        .map(row -> new OpenInvitation(
                                row.id(), row.name(), row.role(), row.displayName(), row.department(), row.expiresAt()))
                        .toList());
    }

    @PostMapping("/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    StaffAccounts.Invited invite(@Valid @RequestBody NewInvitation wanted) {
        return accounts.invite(
                wanted.name(), profile(wanted.role(), wanted.displayName(), wanted.department(), wanted.staffNumber()));
    }

    @DeleteMapping("/invitations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        accounts.revoke(id);
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String id, @Valid @RequestBody Change wanted) {
        accounts.change(
                id,
                profile(wanted.role(), wanted.displayName(), wanted.department(), wanted.staffNumber()),
                wanted.enabled());
    }

    /** Administrators and auditors are made at the first start only. */
    private static StaffAccounts.Profile profile(
            StaffRole role, String displayName, String department, String staffNumber) {
        if (!role.needsSecondFactor()) {
            throw ProblemException.invalid("role", "DOCTOR or APPROVER");
        }
        if (role == StaffRole.APPROVER && department.isBlank()) {
            throw ProblemException.invalid("department", "an approver is responsible for one");
        }
        return new StaffAccounts.Profile(role, displayName.strip(), department.strip(), staffNumber.strip());
    }
}
