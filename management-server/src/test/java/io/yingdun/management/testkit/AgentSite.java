package io.yingdun.management.testkit;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The server as agents see it, and the threads that many of them share. */
public final class AgentSite implements AutoCloseable {

    private final URI server;
    private final TrustManager trust;
    private final HttpClient http;
    private final EventLoopGroup loops;

    public AgentSite(URI server, X509Certificate authority, int threads) {
        this.server = server;
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", authority);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            trust = factory.getTrustManagers()[0];
            SSLContext tls = SSLContext.getInstance("TLSv1.3");
            tls.init(null, factory.getTrustManagers(), null);
            http = HttpClient.newBuilder()
                    .sslContext(tls)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
        loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("agents", true), NioIoHandler.newFactory());
    }

    /** The certificate in a PEM file, as the server writes it to {@code management/pki/ca.pem}. */
    public static X509Certificate authority(Path pem) {
        try (var in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    URI server() {
        return server;
    }

    TrustManager trust() {
        return trust;
    }

    HttpClient http() {
        return http;
    }

    EventLoopGroup loops() {
        return loops;
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
