package io.yingdun.cloud.dimse;

import io.yingdun.dicom.association.PeerLimits;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Makes, changes and deletes peers; each change is in the audit log or does not happen. */
@Service
class PeerService {

    private final PeerMapper peers;
    private final PeerDirectory directory;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    PeerService(
            PeerMapper peers, PeerDirectory directory, AuditLog audit, TransactionOperations transaction, Clock clock) {
        this.peers = peers;
        this.directory = directory;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What a peer shall be; see {@link Peer} for the members. */
    record Wanted(
            String aeTitle,
            String host,
            int port,
            Set<PeerRight> rights,
            boolean checksHost,
            PeerLimits limits,
            PeerCharacterSet characterSet,
            String issuer,
            PeerTls tls) {}

    List<Peer> all() {
        return peers.all();
    }

    /** @throws ProblemException {@code ae-title-taken} (409) */
    Peer create(Wanted wanted) {
        return change(() -> insert(wanted, audit.currentActor()));
    }

    /** Makes the peer unless there is one of its title, as the server itself. */
    void createIfMissing(Wanted wanted) {
        change(() -> {
            Peer present = peers.byTitle(wanted.aeTitle());
            return present == null ? insert(wanted, AuditActor.SYSTEM) : present;
        });
    }

    private Peer insert(Wanted wanted, AuditActor actor) {
        Peer peer = peer(OpaqueId.next(), wanted, actor.name(), null);
        peers.insert(peer);
        audit.recordAs(actor, "peer.created", peer.id(), describe(peer));
        return peer;
    }

    /** @throws ProblemException {@code not-found}, {@code ae-title-taken} (409) */
    Peer change(String id, Wanted wanted) {
        return change(() -> {
            Peer before = required(id);
            Peer peer = peer(id, wanted, before.createdBy(), before);
            peers.update(peer);
            audit.record("peer.changed", id, Map.of("before", describe(before), "after", describe(peer)));
            return peer;
        });
    }

    /** Associations that are open stay, but may do nothing any more. */
    void delete(String id) {
        change(() -> {
            Peer peer = required(id);
            peers.delete(id);
            audit.record("peer.deleted", id, describe(peer));
            return peer;
        });
    }

    private interface Change {
        Peer make();
    }

    private Peer change(Change change) {
        Peer result = transaction.execute(status -> {
            peers.lockAll();
            return change.make();
        });
        directory.changed();
        if (result == null) {
            throw new IllegalStateException("the transaction gave no peer");
        }
        return result;
    }

    private Peer required(String id) {
        Peer peer = peers.byId(id);
        if (peer == null) {
            throw ProblemException.notFound("peer");
        }
        return peer;
    }

    private Peer peer(String id, Wanted wanted, String createdBy, @Nullable Peer before) {
        Peer sameTitle = peers.byTitle(wanted.aeTitle());
        if (sameTitle != null && !sameTitle.id().equals(id)) {
            throw new ProblemException(
                    "ae-title-taken",
                    409,
                    "AE title taken",
                    "There is a peer " + wanted.aeTitle() + " already; change that one, or give another title.");
        }
        return new Peer(
                id,
                wanted.aeTitle(),
                wanted.host(),
                wanted.port(),
                Peer.join(wanted.rights()),
                wanted.checksHost(),
                wanted.limits().associations(),
                wanted.limits().operations(),
                wanted.limits().objectBytes(),
                wanted.characterSet(),
                wanted.issuer(),
                wanted.tls().required(),
                wanted.tls().outgoing(),
                wanted.tls().certificateSha256(),
                wanted.tls().certificateSubject(),
                before == null ? clock.instant() : before.createdAt(),
                createdBy);
    }

    private static Map<String, Object> describe(Peer peer) {
        return Map.of(
                "aeTitle", peer.aeTitle(),
                "address", peer.host() + ':' + peer.port(),
                "rights", peer.rights(),
                "checksHost", peer.checksHost(),
                "associations", peer.associations(),
                "operations", peer.operations(),
                "objectBytes", peer.objectBytes(),
                "characterSet", peer.characterSet().name(),
                "issuer", peer.issuer(),
                "tls", peer.tls().toString());
    }
}
