package io.yingdun.management.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/officers")
class OfficerController {

    private final OfficerService officers;

    OfficerController(OfficerService officers) {
        this.officers = officers;
    }

    record NewOfficer(
            @NotBlank @Size(max = 64) String name,
            @NotBlank @Size(max = 100) String displayName,
            @NotNull Role role) {}

    record OfficerChange(
            @Nullable @Size(min = 1, max = 100) String displayName,
            @Nullable Role role,
            @Nullable Boolean enabled,
            @Nullable Boolean resetPassword) {}

    /** {@code password} is present in the one answer that made it. */
    record OfficerView(
            String id,
            String name,
            String displayName,
            Role role,
            boolean enabled,
            Instant createdAt,
            @Nullable Instant lastLogin,
            @Nullable String password) {

        static OfficerView of(Officer officer, @Nullable String password) {
            return new OfficerView(
                    officer.id(),
                    officer.name(),
                    officer.displayName(),
                    officer.role(),
                    officer.enabled(),
                    officer.createdAt(),
                    officer.lastLogin(),
                    password);
        }
    }

    @GetMapping
    List<OfficerView> list() {
        return officers.all().stream()
                .map(officer -> OfficerView.of(officer, null))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OfficerView create(@Valid @RequestBody NewOfficer wanted) {
        OfficerService.WithPassword made = officers.create(wanted.name(), wanted.displayName(), wanted.role());
        return OfficerView.of(made.officer(), made.password());
    }

    @PatchMapping("/{id}")
    OfficerView change(@PathVariable String id, @Valid @RequestBody OfficerChange wanted) {
        OfficerService.WithPassword changed = officers.change(
                id,
                new OfficerService.Change(
                        wanted.displayName(),
                        wanted.role(),
                        wanted.enabled(),
                        Boolean.TRUE.equals(wanted.resetPassword())));
        return OfficerView.of(changed.officer(), changed.password());
    }
}
