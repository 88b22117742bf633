package io.yingdun.cloud.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A service's key as stored: never the secret, only its hash.
 *
 * @param scopes names of {@link Scope}s with commas between
 * @param addresses addresses or networks (CIDR) with commas between; empty: from anywhere
 * @param issuer of the Patient IDs in objects that it sends and that name none; empty where that is not known
 * @param hash SHA-256 in hex of the whole key, see {@link ApiKeySecret}
 * @param previousHash of the key before the last rotation, which is good until {@code previousUntil}
 * @param lastUsedAt to the minute
 */
record ApiKey(
        String id,
        String name,
        String scopes,
        String hash,
        @Nullable String previousHash,
        @Nullable Instant previousUntil,
        int requestsPerSecond,
        String addresses,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        String issuer) {

    Set<Scope> scopeSet() {
        return split(scopes).stream()
                .map(Scope::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    List<String> addressList() {
        return split(addresses);
    }

    /** As the audit log names the caller: the id is no secret and tells keys of one name apart. */
    String actorName() {
        return name + " (" + ApiKeySecret.PREFIX + id + ')';
    }

    private static List<String> split(String joined) {
        return Arrays.stream(joined.split(",")).filter(part -> !part.isEmpty()).toList();
    }

    @Override
    public String toString() {
        return "ApiKey[" + id + ']';
    }
}
