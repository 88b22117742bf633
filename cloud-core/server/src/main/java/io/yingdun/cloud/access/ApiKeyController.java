package io.yingdun.cloud.access;

import io.yingdun.cloud.runtime.PatientIdIssuer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/keys")
class ApiKeyController {

    private static final int USUAL_RATE = 1_000;
    private static final int USUAL_GRACE_HOURS = 24;

    private final ApiKeyService keys;
    private final ApiKeyRing ring;

    ApiKeyController(ApiKeyService keys, ApiKeyRing ring) {
        this.keys = keys;
        this.ring = ring;
    }

    record NewKey(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty Set<Scope> scopes,
            @Nullable @Min(1) @Max(100_000) Integer requestsPerSecond,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 50) String> addresses,
            @Nullable @PatientIdIssuer String issuer,
            @Nullable Instant expiresAt) {}

    record Rotation(@Nullable @Min(0) @Max(720) Integer graceHours) {}

    /** {@code key} is present in the one answer that made it. */
    record KeyView(
            String id,
            String name,
            Set<Scope> scopes,
            int requestsPerSecond,
            List<String> addresses,
            String issuer,
            Instant createdAt,
            String createdBy,
            @Nullable Instant expiresAt,
            @Nullable Instant previousUntil,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt,
            @Nullable String key) {}

    @GetMapping
    List<KeyView> list() {
        return keys.all().stream().map(key -> view(key, null)).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    KeyView create(@Valid @RequestBody NewKey wanted) {
        ApiKeyService.WithSecret made = keys.create(new ApiKeyService.Wanted(
                wanted.name(),
                wanted.scopes(),
                wanted.requestsPerSecond() == null ? USUAL_RATE : wanted.requestsPerSecond(),
                wanted.addresses() == null ? List.of() : wanted.addresses(),
                wanted.issuer() == null ? "" : wanted.issuer(),
                wanted.expiresAt()));
        return view(made.key(), made.secret());
    }

    @PostMapping("/{id}/rotation")
    KeyView rotate(@PathVariable String id, @Valid @RequestBody Rotation wanted) {
        Duration grace = Duration.ofHours(wanted.graceHours() == null ? USUAL_GRACE_HOURS : wanted.graceHours());
        ApiKeyService.WithSecret rotated = keys.rotate(id, grace);
        return view(rotated.key(), rotated.secret());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        keys.revoke(id);
    }

    private KeyView view(ApiKey key, @Nullable ApiKeySecret secret) {
        return new KeyView(
                key.id(),
                key.name(),
                key.scopeSet(),
                key.requestsPerSecond(),
                key.addressList(),
                key.issuer(),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt(),
                key.previousUntil(),
                key.revokedAt(),
                ring.lastUse(key),
                secret == null ? null : secret.text());
    }
}
