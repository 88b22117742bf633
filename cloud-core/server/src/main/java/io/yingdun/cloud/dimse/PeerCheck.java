package io.yingdun.cloud.dimse;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import org.springframework.stereotype.Component;

/** Whether an association is the peer's, by all that is demanded of it: when it is opened and for each request on it. */
@Component
class PeerCheck {

    private final X509TrustManager authorities;

    PeerCheck(DimseSettings settings) {
        this.authorities = SiteAuthorities.of(settings.tlsAuthorities(), "yingdun.dimse.tls-authorities");
    }

    /** Those of the site. */
    X509TrustManager authorities() {
        return authorities;
    }

    /**
     * Why an association may not be a peer's; empty when it may.
     *
     * @param tls it comes by TLS
     * @param certificates that the TLS handshake has checked, the peer's own first
     */
    Optional<String> objection(PeerTls wanted, boolean tls, List<X509Certificate> certificates) {
        return wanted.objection(tls, certificates)
                .or(() -> wanted.needsIssuer() && !isIssued(certificates)
                        ? Optional.of("no authority of the site has issued its certificate")
                        : Optional.empty());
    }

    /** An authority of the site has issued it; the handshake is also content with a fingerprint that is any peer's. */
    private boolean isIssued(List<X509Certificate> chain) {
        try {
            authorities.checkClientTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }
}
