package io.yingdun.protocol;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * TLS for the agent channel: version 1.3 only, both ends with a certificate, the JDK's own engine (no native library).
 *
 * <p>A resumed session skips the check of the client certificate. The gateway therefore remembers one session for one
 * second, which makes every reconnect a full handshake (about 1 ms of one core with P-256).
 */
public final class ChannelTls {
    private static final String TLS_1_3 = "TLSv1.3";

    private ChannelTls() {}

    /** Accepts only clients whose certificate {@code ca} issued and that is valid by this machine's clock. */
    public static SslContext gateway(TlsIdentity gateway, X509Certificate ca) throws SSLException {
        return SslContextBuilder.forServer(gateway.key(), gateway.chain())
                .sslProvider(SslProvider.JDK)
                .protocols(TLS_1_3)
                .trustManager(ca)
                .clientAuth(ClientAuth.REQUIRE)
                .sessionCacheSize(1)
                .sessionTimeout(1)
                .build();
    }

    /**
     * {@code trust} decides about the gateway, including its host name and time (see the agent's pinned trust, which
     * does not believe its own clock). Create handlers with {@code newHandler(alloc, host, port)}, or there is no host
     * name to check.
     */
    public static SslContext agent(TlsIdentity endpoint, TrustManager trust) throws SSLException {
        return SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .protocols(TLS_1_3)
                .keyManager(endpoint.key(), endpoint.chain())
                .trustManager(trust)
                .endpointIdentificationAlgorithm("HTTPS")
                .build();
    }
}
