package io.yingdun.dicom.testkit;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.yingdun.dicom.association.SecureTransport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost, made by the JDK's keytool, as objects and as the PEM files that DCMTK reads. */
public final class TlsFiles {

    private static final String PASSWORD = "test-only";

    private final Path store;
    private final String name;
    private final Path certificateFile;
    private final Path keyFile;
    private final X509Certificate certificate;
    private final PrivateKey key;

    /** Signed by itself. */
    public TlsFiles(Path folder, String name) throws IOException, InterruptedException, GeneralSecurityException {
        this(folder, name, List.of());
    }

    /** Signed by itself, and may sign others. */
    public static TlsFiles authority(Path folder, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        return new TlsFiles(folder, name, List.of("-ext", "bc:critical=ca:true"));
    }

    /** Signed by this authority. */
    public TlsFiles issue(Path folder, String subject)
            throws IOException, InterruptedException, GeneralSecurityException {
        Files.copy(store, folder.resolve(subject + ".p12"));
        return new TlsFiles(folder, subject, List.of("-signer", name));
    }

    private TlsFiles(Path folder, String name, List<String> more)
            throws IOException, InterruptedException, GeneralSecurityException {
        this.name = name;
        store = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of("-genkeypair", "-alias", name, "-keyalg", "RSA", "-keysize", "2048"));
        command.addAll(List.of("-dname", "CN=" + name, "-ext", "SAN=dns:localhost"));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(more);
        Process keytool = new ProcessBuilder(command)
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
    public SslContext server(TlsFiles peer, ClientAuth clientAuth) throws IOException, GeneralSecurityException {
        return SecureTransport.provider(key, List.of(certificate), peer.trust(), clientAuth);
    }

    /** For a client that trusts {@code peer} alone. */
    public SslContext client(TlsFiles peer) throws IOException, GeneralSecurityException {
        return SecureTransport.user(key, List.of(certificate), peer.trust(), true);
    }

    /** In this certificate and no other. */
    private TrustManager trust() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("peer", certificate);
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        return managers.getTrustManagers()[0];
    }
}
