package io.yingdun.cloud.dimse;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.association.SecureTransport;
import io.yingdun.foundation.pki.ServerIdentity;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509TrustManager;
import org.springframework.stereotype.Component;

/** The archive's end of DICOM by TLS: the server's own certificate in both directions, and whom it believes. */
@Component
class ArchiveTls {

    private final ServerIdentity identity;
    private final PeerDirectory directory;
    private final X509TrustManager authorities;
    private final Supplier<SslContext> presented;

    ArchiveTls(ServerIdentity identity, PeerDirectory directory, PeerCheck check) {
        this.identity = identity;
        this.directory = directory;
        this.authorities = check.authorities();
        this.presented = identity.presented(this::contextOf);
    }

    /**
     * For those who come. A certificate is asked for and need not be shown: which peer must have one, and which, is seen when
     * it has said who it is.
     */
    SslContext provider() {
        return presented.get();
    }

    private SslContext contextOf(ServerIdentity.Credentials own) {
        PeerTrust callers = new PeerTrust(authorities, directory::isPinned, issued -> true);
        try {
            return SecureTransport.provider(own.key(), own.chain(), callers, ClientAuth.OPTIONAL);
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a peer is to be reached, and how. */
    RemoteApplicationEntity remote(Peer peer) {
        SslContext context = peer.tls().outgoing() ? user(peer.tls()) : null;
        return new RemoteApplicationEntity(peer.aeTitle(), peer.host(), peer.port(), context);
    }

    /** A certificate that is pinned need not name the host: it is known to be the peer's. */
    private SslContext user(PeerTls tls) {
        ServerIdentity.Credentials own = identity.credentials();
        PeerTrust peer = new PeerTrust(
                authorities, shown -> tls.certificateSha256() != null && tls.isPinnedTo(shown), tls::isPinnedTo);
        try {
            return SecureTransport.user(own.key(), own.chain(), peer, !tls.pinsCertificate());
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }
}
