package io.yingdun.dicom.association;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * TLS as the BCP 195 secure transport connection profile wants it (PS3.15 §B.12, RFC 9325): version 1.3, else 1.2 with an
 * ephemeral key exchange and authenticated encryption, and nothing else. It holds for every connection, whatever more the
 * context that the caller gives would allow. Where it is chosen it is never left: a connection in the clear is no fallback.
 */
public final class SecureTransport {

    /** Registered by IANA as "dicom-tls"; PS3.15 recommends it. */
    public static final int PORT = 2762;

    /** In the order of preference. */
    static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** RFC 9325 §4.2 for TLS 1.2; RFC 8446 §9.1 for 1.3. */
    static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private SecureTransport() {}

    /**
     * For those who listen.
     *
     * @param chain of {@code key}, its own certificate first
     * @param peers says which certificates of peers are believed
     * @param certificates {@link ClientAuth#REQUIRE}: nobody gets an association without one; {@link ClientAuth#OPTIONAL}: one
     *     that is shown must be believed; {@link ClientAuth#NONE}: none is asked for
     * @throws SSLException when key and certificate do not fit
     */
    public static SslContext provider(
            PrivateKey key, List<X509Certificate> chain, TrustManager peers, ClientAuth certificates)
            throws SSLException {
        return SslContextBuilder.forServer(key, chain.toArray(X509Certificate[]::new))
                .sslProvider(SslProvider.JDK)
                .protocols(PROTOCOLS)
                .ciphers(CIPHER_SUITES)
                .trustManager(peers)
                .clientAuth(certificates)
                .build();
    }

    /**
     * For those who connect; the key is shown to a peer that asks for a certificate.
     *
     * @param chain of {@code key}, its own certificate first
     * @param peer says which certificates of the peer are believed
     * @param checksName the certificate must also name the host that is connected to (RFC 9525); without, {@code peer} alone
     *     must make sure that it is the right one
     * @throws SSLException when key and certificate do not fit
     */
    public static SslContext user(PrivateKey key, List<X509Certificate> chain, TrustManager peer, boolean checksName)
            throws SSLException {
        return SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .protocols(PROTOCOLS)
                .ciphers(CIPHER_SUITES)
                .keyManager(key, chain.toArray(X509Certificate[]::new))
                .trustManager(peer)
                .endpointIdentificationAlgorithm(checksName ? "HTTPS" : "")
                .build();
    }

    /**
     * Takes away what the profile does not allow.
     *
     * @throws IllegalArgumentException when nothing is left
     */
    static SslHandler restricted(SslHandler handler) {
        SSLEngine engine = handler.engine();
        engine.setEnabledProtocols(common(PROTOCOLS, engine.getEnabledProtocols()));
        engine.setEnabledCipherSuites(common(CIPHER_SUITES, engine.getEnabledCipherSuites()));
        return handler;
    }

    private static String[] common(List<String> allowed, String[] enabled) {
        String[] both =
                allowed.stream().filter(Arrays.asList(enabled)::contains).toArray(String[]::new);
        if (both.length == 0) {
            throw new IllegalArgumentException(
                    "the TLS context has nothing of PS3.15 §B.12: " + Arrays.toString(enabled));
        }
        return both;
    }
}
