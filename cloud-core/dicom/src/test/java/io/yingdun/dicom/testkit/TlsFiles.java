package io.yingdun.dicom.testkit;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A self-signed certificate for localhost, made by the JDK's keytool, as objects and as the PEM files that DCMTK reads. */
public final class TlsFiles {

    private static final String PASSWORD = "test-only";

    private final Path certificateFile;
    private final Path keyFile;
    private final X509Certificate certificate;
    private final PrivateKey key;

    public TlsFiles(Path folder, String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException(Files.readString(folder.resolve("keytool.log")));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        certificate = (X509Certificate) keys.getCertificate(name);
        key = (PrivateKey) keys.getKey(name, PASSWORD.toCharArray());
        certificateFile = pem(folder.resolve(name + ".crt"), "CERTIFICATE", certificate.getEncoded());
        keyFile = pem(folder.resolve(name + ".key"), "PRIVATE KEY", key.getEncoded());
    }

    private static Path pem(Path file, String type, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return Files.writeString(file, "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
    }

    public Path certificateFile() {
        return certificateFile;
    }

    public Path keyFile() {
        return keyFile;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** For a provider; with {@code clientAuth} only the holder of {@code peer}'s key gets in. */
    public SslContext server(TlsFiles peer, ClientAuth clientAuth) throws IOException {
        return SslContextBuilder.forServer(key, certificate)
                .sslProvider(SslProvider.JDK)
                .trustManager(peer.certificate)
                .clientAuth(clientAuth)
                .build();
    }

    /** For a client that trusts {@code peer} alone. */
    public SslContext client(TlsFiles peer) throws IOException {
        return SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .keyManager(key, certificate)
                .trustManager(peer.certificate)
                .build();
    }
}
