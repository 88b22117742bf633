package io.yingdun.cloud.dimse;

import io.yingdun.dicom.association.AssociationParameters;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Status;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The peers by title, held in memory and read anew each second: every single C-STORE asks, and a right that was taken away
 * counts for associations that are open too.
 */
@Component
class PeerDirectory {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Snapshot NOTHING = new Snapshot(Map.of(), Set.of(), Instant.MIN);

    private final PeerMapper peers;
    private final PeerCheck check;
    private final DimseSettings settings;
    private final Clock clock;
    private volatile Snapshot snapshot = NOTHING;
    private @Nullable Failure failure;

    PeerDirectory(PeerMapper peers, PeerCheck check, DimseSettings settings, Clock clock) {
        this.check = check;
        this.peers = peers;
        this.settings = settings;
        this.clock = clock;
    }

    private record Snapshot(Map<String, Peer> byTitle, Set<String> pinned, Instant at) {}

    private record Failure(RuntimeException why, Instant at) {}

    private static boolean isFresh(Instant at, Instant now) {
        return !at.isAfter(now) && at.plus(FRESH).isAfter(now);
    }

    Optional<Peer> find(String aeTitle) {
        return Optional.ofNullable(fresh().byTitle.get(aeTitle));
    }

    /** Who calls under this title: a peer, or where the settings are open to it an unknown one. */
    Optional<Peer> caller(String aeTitle, String address) {
        Optional<Peer> known = find(aeTitle);
        return known.isPresent() || !settings.openToUnknown() ? known : Optional.of(Peer.unknown(aeTitle, address));
    }

    /** Its fingerprint is that of some peer. */
    boolean isPinned(X509Certificate certificate) {
        return fresh().pinned.contains(PeerTls.fingerprint(certificate));
    }

    /** @throws DimseException not authorized (0124H) */
    Peer require(PeerRight right, AssociationParameters association) throws DimseException {
        return caller(association.callingAETitle(), PeerJournal.address(association))
                .filter(peer -> peer.may(right))
                .filter(peer -> check.objection(peer.tls(), association.tls(), association.peerCertificates())
                        .isEmpty())
                .orElseThrow(() -> notAllowed(right));
    }

    /** Of a peer on an association that this archive opened. @throws DimseException not authorized (0124H) */
    Peer require(PeerRight right, String aeTitle) throws DimseException {
        return find(aeTitle).filter(peer -> peer.may(right)).orElseThrow(() -> notAllowed(right));
    }

    private static DimseException notAllowed(PeerRight right) {
        return new DimseException(Status.NOT_AUTHORIZED.withComment("not allowed: " + right));
    }

    /** Peers were changed here. Waits for who may just be reading those from before the change. */
    synchronized void changed() {
        snapshot = NOTHING;
    }

    private Snapshot fresh() {
        Snapshot present = snapshot;
        return isFresh(present.at, clock.instant()) ? present : reload();
    }

    /** Who waited while the database did not answer is not made to wait once more. */
    private synchronized Snapshot reload() {
        Instant now = clock.instant();
        if (isFresh(snapshot.at, now)) {
            return snapshot;
        }
        if (failure != null && isFresh(failure.at, now)) {
            throw new IllegalStateException("the peers could not be read", failure.why());
        }
        try {
            List<Peer> all = peers.all();
            snapshot = new Snapshot(
                    all.stream().collect(Collectors.toMap(Peer::aeTitle, Function.identity())),
                    all.stream()
                            .map(Peer::certificateSha256)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()),
                    now);
            return snapshot;
        } catch (RuntimeException e) {
            failure = new Failure(e, clock.instant());
            throw e;
        }
    }
}
