package io.yingdun.cloud.dimse;

import io.yingdun.dicom.association.PeerLimits;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An application entity that the archive knows.
 *
 * @param aeTitle 1 to 16 characters, by which it is known in both directions
 * @param host name or address where it listens
 * @param rights names of {@link PeerRight}s with commas between
 * @param checksHost associations of this title are refused from anywhere but {@code host}
 * @param associations with the two behind it: see {@link PeerLimits}
 * @param issuer of the Patient IDs in objects that it sends and that name none; empty where that is not known
 * @param tlsRequired with the three behind it: see {@link PeerTls}
 */
record Peer(
        String id,
        String aeTitle,
        String host,
        int port,
        String rights,
        boolean checksHost,
        int associations,
        int operations,
        long objectBytes,
        PeerCharacterSet characterSet,
        String issuer,
        boolean tlsRequired,
        boolean tlsOutgoing,
        @Nullable String certificateSha256,
        @Nullable String certificateSubject,
        Instant createdAt,
        String createdBy) {

    /** One that is in no list; it may send, if the settings are open to unknown ones. */
    static Peer unknown(String aeTitle, String address) {
        return new Peer(
                "",
                aeTitle,
                address,
                0,
                PeerRight.STORE.name(),
                false,
                PeerLimits.DEFAULT.associations(),
                PeerLimits.DEFAULT.operations(),
                PeerLimits.DEFAULT.objectBytes(),
                PeerCharacterSet.UTF_8,
                "",
                false,
                false,
                null,
                null,
                Instant.EPOCH,
                "");
    }

    static String join(Collection<PeerRight> rights) {
        return rights.stream().sorted().map(PeerRight::name).collect(Collectors.joining(","));
    }

    Set<PeerRight> rightSet() {
        return Arrays.stream(rights.split(","))
                .filter(name -> !name.isEmpty())
                .map(PeerRight::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PeerRight.class)));
    }

    boolean may(PeerRight right) {
        return rightSet().contains(right);
    }

    /** Asks the name service, which may block. */
    boolean mayComeFrom(InetAddress address) {
        if (!checksHost) {
            return true;
        }
        try {
            return Arrays.asList(InetAddress.getAllByName(host)).contains(address);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    PeerLimits limits() {
        return new PeerLimits(associations, operations, objectBytes);
    }

    PeerTls tls() {
        return new PeerTls(tlsRequired, tlsOutgoing, certificateSha256, certificateSubject);
    }
}
