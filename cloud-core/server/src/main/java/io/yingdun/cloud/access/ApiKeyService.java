package io.yingdun.cloud.access;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Makes, rotates and revokes services' keys. Each secret is told once, to whoever asked for it. */
@Service
class ApiKeyService {

    /** They are all held in memory; a hospital has some tens. */
    private static final int MOST_KEYS = 1_000;

    private final ApiKeyMapper keys;
    private final ApiKeyRing ring;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    ApiKeyService(ApiKeyMapper keys, ApiKeyRing ring, AuditLog audit, TransactionOperations transaction, Clock clock) {
        this.keys = keys;
        this.ring = ring;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What a key shall be able to do; see {@link ApiKey} for the members. */
    record Wanted(
            String name,
            Set<Scope> scopes,
            int requestsPerSecond,
            List<String> addresses,
            String issuer,
            @Nullable Instant expiresAt) {}

    record WithSecret(ApiKey key, ApiKeySecret secret) {}

    List<ApiKey> all() {
        return keys.all();
    }

    WithSecret create(Wanted wanted) {
        check(wanted);
        WithSecret made = required(transaction.execute(status -> {
            keys.lockAll();
            if (keys.count() >= MOST_KEYS) {
                throw new ProblemException(
                        "too-many-keys",
                        409,
                        "Too many keys",
                        "There are " + MOST_KEYS + " keys in force; revoke those that nobody uses.");
            }
            WithSecret key = newKey(wanted, audit.currentActor().name());
            audit.record("key.created", key.key().id(), describe(key.key()));
            return key;
        }));
        ring.changed();
        return made;
    }

    /** Inserts the key without asking who may; for the first one, which the server makes by itself. */
    WithSecret newKey(Wanted wanted, String createdBy) {
        ApiKeySecret secret = ApiKeySecret.forNewKey();
        ApiKey key = new ApiKey(
                secret.id(),
                wanted.name().strip(),
                wanted.scopes().stream().sorted().map(Scope::name).collect(Collectors.joining(",")),
                secret.hexHash(),
                null,
                null,
                wanted.requestsPerSecond(),
                String.join(",", wanted.addresses()),
                clock.instant(),
                createdBy,
                wanted.expiresAt(),
                null,
                null,
                wanted.issuer());
        keys.insert(key);
        return new WithSecret(key, secret);
    }

    /** @param grace how long the secret so far stays good, so that the service can be given the new one */
    WithSecret rotate(String id, Duration grace) {
        WithSecret rotated = required(transaction.execute(status -> {
            ApiKey key = lock(id);
            ApiKeySecret secret = ApiKeySecret.forKey(id);
            Instant previousUntil = clock.instant().plus(grace);
            keys.rotate(id, secret.hexHash(), previousUntil);
            audit.record("key.rotated", id, Map.of("name", key.name(), "previousUntil", previousUntil.toString()));
            return new WithSecret(key, secret);
        }));
        ring.changed();
        return rotated;
    }

    void revoke(String id) {
        transaction.executeWithoutResult(status -> {
            ApiKey key = lock(id);
            keys.revoke(id, clock.instant());
            audit.record("key.revoked", id, Map.of("name", key.name()));
        });
        ring.changed();
    }

    private ApiKey lock(String id) {
        ApiKey key = keys.lockById(id);
        if (key == null) {
            throw ProblemException.notFound("key in force");
        }
        return key;
    }

    private void check(Wanted wanted) {
        if (wanted.scopes().contains(Scope.AUDIT)) {
            throw ProblemException.invalid("scopes", "READ, SEARCH, STORE or ADMIN; the audit log is for persons");
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(clock.instant())) {
            throw ProblemException.invalid("expiresAt", "has passed already");
        }
        for (String network : wanted.addresses()) {
            checkNetwork(network);
        }
    }

    private static void checkNetwork(String network) {
        try {
            new IpAddressMatcher(network);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "addresses", "an address or a network such as 10.1.0.0/16 or fd00::/8, not a host name");
        }
    }

    static Map<String, Object> describe(ApiKey key) {
        return Map.of(
                "name", key.name(),
                "scopes", key.scopes(),
                "addresses", key.addresses(),
                "issuer", key.issuer(),
                "expiresAt", key.expiresAt() == null ? "never" : key.expiresAt().toString());
    }

    private static WithSecret required(@Nullable WithSecret made) {
        if (made == null) {
            throw new IllegalStateException("the transaction gave no key");
        }
        return made;
    }
}
