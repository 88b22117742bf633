package io.yingdun.bench.cloud;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Requests to one server, one after the other; our own server's go through TLS 1.3. */
final class Requests {

    private final SocketFactory sockets;
    private final List<String> headers;

    private Requests(SocketFactory sockets, List<String> headers) {
        this.sockets = sockets;
        this.headers = headers;
    }

    static Requests plain() {
        return new Requests(SocketFactory.getDefault(), List.of());
    }

    static Requests trusting(Path authority, String key) throws Exception {
        return new Requests(trusting(authority).getSocketFactory(), List.of("Authorization", "Bearer " + key));
    }

    static SSLContext trusting(Path authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(authority)) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Asks one after the other over one connection. */
    Latencies each(List<URI> addresses, String... more) throws Exception {
        Latencies answers = new Latencies();
        try (HttpConnection connection = new HttpConnection(sockets, addresses.get(0))) {
            for (URI address : addresses) {
                answers.add(timed(connection, address, more));
            }
        }
        return answers;
    }

    private double timed(HttpConnection connection, URI address, String... more) throws Exception {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        long begin = System.nanoTime();
        connection.get(address, all);
        return (System.nanoTime() - begin) / 1e6;
    }
}
