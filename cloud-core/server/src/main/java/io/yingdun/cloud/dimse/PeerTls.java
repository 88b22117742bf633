package io.yingdun.cloud.dimse;

import io.yingdun.foundation.runtime.Sha256;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * How a peer comes, and is come to, by TLS.
 *
 * @param required its associations in the clear are refused
 * @param outgoing associations with it are opened by TLS
 * @param certificateSha256 fingerprint of the one certificate that is its own, 64 lower-case hexadecimal digits
 * @param certificateSubject of its certificates, as in RFC 4514. Without a fingerprint an authority of the site must have issued
 *     them: anybody can write a subject into a certificate of his own
 */
record PeerTls(
        boolean required,
        boolean outgoing,
        @Nullable String certificateSha256,
        @Nullable String certificateSubject) {

    static final PeerTls NONE = new PeerTls(false, false, null, null);

    static String fingerprint(X509Certificate certificate) {
        try {
            return Sha256.hex(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An association must come with the peer's certificate. */
    boolean pinsCertificate() {
        return certificateSha256 != null || certificateSubject != null;
    }

    boolean needsIssuer() {
        return certificateSha256 == null && certificateSubject != null;
    }

    boolean isPinnedTo(X509Certificate certificate) {
        return (certificateSha256 == null || certificateSha256.equals(fingerprint(certificate)))
                && (certificateSubject == null
                        || new X500Principal(certificateSubject).equals(certificate.getSubjectX500Principal()));
    }

    /**
     * Why an association may not come in this way; empty when it may.
     *
     * @param tls it comes by TLS
     * @param certificates that the TLS handshake has checked, the peer's own first
     */
    Optional<String> objection(boolean tls, List<X509Certificate> certificates) {
        if (!tls && (required || pinsCertificate())) {
            return Optional.of("it must come by TLS");
        } else if (!pinsCertificate()) {
            return Optional.empty();
        } else if (certificates.isEmpty()) {
            return Optional.of("it must show its certificate");
        }
        X509Certificate shown = certificates.get(0);
        return isPinnedTo(shown)
                ? Optional.empty()
                : Optional.of("the certificate is another's: " + shown.getSubjectX500Principal() + ", SHA-256 "
                        + fingerprint(shown));
    }
}
