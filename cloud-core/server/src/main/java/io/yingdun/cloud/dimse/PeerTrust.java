package io.yingdun.cloud.dimse;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;
import javax.net.ssl.X509TrustManager;

/**
 * Which certificates are believed: one that is pinned by its fingerprint, though nobody has issued it, and else what an
 * authority of the site has issued. That the other side holds the key is proved by the handshake.
 */
final class PeerTrust implements X509TrustManager {

    private final X509TrustManager authorities;
    private final Predicate<X509Certificate> pinned;
    private final Predicate<X509Certificate> acceptable;

    /**
     * @param pinned by its fingerprint
     * @param acceptable of those that an authority has issued
     */
    PeerTrust(X509TrustManager authorities, Predicate<X509Certificate> pinned, Predicate<X509Certificate> acceptable) {
        this.authorities = authorities;
        this.pinned = pinned;
        this.acceptable = acceptable;
    }

    private interface Check {
        void run() throws CertificateException;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain[0], () -> authorities.checkClientTrusted(chain, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain[0], () -> authorities.checkServerTrusted(chain, authType));
    }

    private void check(X509Certificate own, Check issued) throws CertificateException {
        if (pinned.test(own)) {
            own.checkValidity();
            return;
        }
        issued.run();
        if (!acceptable.test(own)) {
            throw new CertificateException(
                    "another certificate is pinned than that of " + own.getSubjectX500Principal());
        }
    }

    /** None, so that peers with a certificate that nobody issued are asked for it too. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
