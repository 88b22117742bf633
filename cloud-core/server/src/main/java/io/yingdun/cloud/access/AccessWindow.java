package io.yingdun.cloud.access;

import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditDeed;
import io.yingdun.foundation.audit.AuditOutcome;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Accesses of one caller, from one address, to one study, of one kind, since {@code begun}. The first has an entry of its
 * own, which the others wait for; they are counted here until the window ends.
 */
final class AccessWindow {

    /** What accesses are counted together by; the study is empty where none is meant. */
    record Key(AuditActor actor, AccessKind kind, String studyUid) {}

    private final Key key;
    private final Instant begun;
    private final AuditDeed first;
    private final CompletableFuture<Void> written = new CompletableFuture<>();
    private long furtherRequests;
    private long furtherBytes;
    private boolean ended;

    AccessWindow(Key key, Instant begun, Map<String, ?> detailOfFirst) {
        this.key = key;
        this.begun = begun;
        this.first = deed(detailOfFirst);
    }

    Key key() {
        return key;
    }

    Instant begun() {
        return begun;
    }

    /** The entry of the first access. */
    AuditDeed first() {
        return first;
    }

    /** Done when the first access's entry is durable; failed when it could not be written. */
    CompletableFuture<Void> written() {
        return written;
    }

    /** False where the window has ended: the access begins another one. */
    synchronized boolean count(long bytes) {
        if (ended) {
            return false;
        }
        furtherRequests++;
        furtherBytes += bytes;
        return true;
    }

    /** The entry for what came after the first; null where nothing did. Nothing is counted here any more. */
    synchronized @Nullable AuditDeed end() {
        ended = true;
        return furtherRequests == 0
                ? null
                : deed(Map.of("furtherRequests", furtherRequests, "bytes", furtherBytes, "since", begun.toString()));
    }

    private AuditDeed deed(Map<String, ?> detail) {
        AuditOutcome outcome = key.kind == AccessKind.REFUSED ? AuditOutcome.FAILED : AuditOutcome.DONE;
        return new AuditDeed(key.actor, outcome, key.kind.action(), key.studyUid, detail);
    }
}
