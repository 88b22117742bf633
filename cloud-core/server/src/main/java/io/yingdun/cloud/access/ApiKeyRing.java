package io.yingdun.cloud.access;

import io.yingdun.foundation.runtime.JsonRows;
import jakarta.annotation.PreDestroy;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * All keys in force, in memory, so that a request costs a hash and no query. What another process changed is seen after a
 * second; what this one changed, at once. A key that nobody ever made costs no query either, so that guessing does not
 * load the database.
 */
@Component
class ApiKeyRing {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final ApiKeyMapper keys;
    private final JsonRows rows;
    private final Clock clock;
    private final Map<String, Instant> lastUse = new ConcurrentHashMap<>();
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Instant.MIN);

    ApiKeyRing(ApiKeyMapper keys, JsonRows rows, Clock clock) {
        this.keys = keys;
        this.rows = rows;
        this.clock = clock;
    }

    private record Snapshot(Map<String, Held> byId, Instant at) {

        boolean isFresh(Instant now) {
            return !at.isAfter(now) && at.plus(FRESH).isAfter(now);
        }
    }

    /** A key ready to be compared; its bucket outlives reloads. */
    record Held(
            ApiKey key, byte[] hash, byte @Nullable [] previousHash, List<IpAddressMatcher> from, TokenBucket bucket) {

        boolean accepts(ApiKeySecret secret, Instant now) {
            if (key.expiresAt() != null && !now.isBefore(key.expiresAt())) {
                return false;
            }
            byte[] offered = secret.hash();
            boolean present = MessageDigest.isEqual(hash, offered);
            boolean previous = previousHash != null
                    && MessageDigest.isEqual(previousHash, offered)
                    && key.previousUntil() != null
                    && now.isBefore(key.previousUntil());
            return present || previous;
        }

        boolean isAllowedFrom(String address) {
            return from.isEmpty() || from.stream().anyMatch(network -> network.matches(address));
        }
    }

    /** The key whose secret this is, in force now. */
    Optional<Held> find(ApiKeySecret secret) {
        Instant now = clock.instant();
        Held held = fresh(now).byId.get(secret.id());
        if (held == null || !held.accepts(secret, now)) {
            return Optional.empty();
        }
        lastUse.put(secret.id(), now);
        return Optional.of(held);
    }

    private Snapshot fresh(Instant now) {
        Snapshot present = snapshot;
        return present.isFresh(now) ? present : reload();
    }

    private synchronized Snapshot reload() {
        Instant now = clock.instant();
        if (!snapshot.isFresh(now)) {
            Map<String, Held> before = snapshot.byId;
            snapshot = new Snapshot(
                    keys.notRevoked().stream()
                            .collect(Collectors.toMap(ApiKey::id, key -> held(key, before.get(key.id())))),
                    now);
        }
        return snapshot;
    }

    private Held held(ApiKey key, @Nullable Held before) {
        TokenBucket bucket = before != null && before.bucket.perSecond() == key.requestsPerSecond()
                ? before.bucket
                : new TokenBucket(key.requestsPerSecond(), clock);
        String previous = key.previousHash();
        return new Held(
                key,
                HexFormat.of().parseHex(key.hash()),
                previous == null ? null : HexFormat.of().parseHex(previous),
                key.addressList().stream().map(IpAddressMatcher::new).toList(),
                bucket);
    }

    /** The keys have changed: the next request reads them again. The buckets stay as they are. */
    synchronized void changed() {
        snapshot = new Snapshot(snapshot.byId, Instant.MIN);
    }

    /** When the key was last used, as far as this process knows. */
    @Nullable
    Instant lastUse(ApiKey key) {
        Instant here = lastUse.get(key.id());
        Instant stored = key.lastUsedAt();
        return here == null || (stored != null && stored.isAfter(here)) ? stored : here;
    }

    /** Once a minute, not at each request; a crash forgets at most the last minute. */
    @PreDestroy
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void storeLastUse() {
        Map<String, Instant> uses =
                lastUse.keySet().stream().collect(Collectors.toMap(Function.identity(), lastUse::get));
        if (!uses.isEmpty()) {
            keys.noteUse(rows.text(uses.entrySet().stream()
                    .map(use -> JsonRows.row(
                            "id", use.getKey(), "at", use.getValue().toString()))
                    .toList()));
            uses.forEach(lastUse::remove);
        }
    }
}
