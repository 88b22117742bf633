package io.yingdun.agent.enrol;

import io.yingdun.protocol.CaPin;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts the servers of one certification authority, known by its pin, and judges time without this machine's clock.
 *
 * <p>A workstation whose clock is wrong must still reach its server: it is the server that tells it the time. So a
 * certificate is judged at the later of the moment it became valid and the latest time the server is known to have
 * passed (the floor). It is refused only if it had ended by then. What that gives up: an agent that has been off since
 * before a certificate ended accepts that certificate once more. An attacker would need the expired server key itself.
 *
 * <p>Signatures, key usage, algorithm restrictions and the host name are checked by the JDK's own PKIX trust manager,
 * created anew for each handshake with that date; the host name needs {@code HTTPS} endpoint identification, which both
 * of the agent's channels set.
 */
public final class PinnedTrust extends X509ExtendedTrustManager {
    private final CaPin pin;
    private final @Nullable X509Certificate knownAuthority;
    private final LongSupplier floorMillis;

    private PinnedTrust(CaPin pin, @Nullable X509Certificate knownAuthority, LongSupplier floorMillis) {
        this.pin = pin;
        this.knownAuthority = knownAuthority;
        this.floorMillis = floorMillis;
    }

    /** Before enrolment: the authority itself must be in the chain that the server presents. */
    static PinnedTrust byPin(CaPin pin) {
        return new PinnedTrust(pin, null, () -> 0);
    }

    /** After enrolment: the server need not send the authority. */
    public static PinnedTrust byAuthority(X509Certificate authority, LongSupplier floorMillis) {
        return new PinnedTrust(CaPin.of(authority), authority, floorMillis);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        delegate(chain).checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        delegate(chain).checkServerTrusted(chain, authType, socket);
    }

    /** Without engine or socket there is no host name to check: refused. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the server's host name cannot be checked here");
    }

    private X509ExtendedTrustManager delegate(X509Certificate[] chain) throws CertificateException {
        X509Certificate authority = authorityIn(chain);
        try {
            PKIXBuilderParameters parameters =
                    new PKIXBuilderParameters(Set.of(new TrustAnchor(authority, null)), new X509CertSelector());
            // Revocation of a server is a new authority and a new enrolment: there is no list to ask.
            parameters.setRevocationEnabled(false);
            parameters.setDate(judgementDate(chain));
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
            throw new CertificateException("this Java runtime has no extended PKIX trust manager");
        } catch (GeneralSecurityException e) {
            throw e instanceof CertificateException known ? known : new CertificateException(e);
        }
    }

    private X509Certificate authorityIn(X509Certificate[] chain) throws CertificateException {
        X509Certificate authority = knownAuthority != null
                ? knownAuthority
                : Arrays.stream(chain).filter(pin::matches).findFirst().orElse(null);
        if (authority == null) {
            throw new CertificateException(
                    "the server does not present the certification authority that the enrolment code names");
        }
        if (authority.getBasicConstraints() < 0) {
            throw new CertificateException("the pinned certificate is no certification authority");
        }
        return authority;
    }

    private Date judgementDate(X509Certificate[] chain) {
        long latestStart = Arrays.stream(chain)
                .mapToLong(certificate -> certificate.getNotBefore().getTime())
                .max()
                .orElse(0);
        return new Date(Math.max(latestStart, floorMillis.getAsLong()));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("an agent serves nobody");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        throw new CertificateException("an agent serves nobody");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("an agent serves nobody");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
