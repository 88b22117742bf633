package io.yingdun.agent.enrol;

import io.yingdun.protocol.TlsIdentity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** An identity or a key pair as one file, so that key and certificate can never belong to different moments. */
final class IdentityFile {
    private static final String VERSION = "1";

    private IdentityFile() {}

    static byte[] encode(EndpointIdentity identity) {
        Properties properties = new Properties();
        properties.setProperty("version", VERSION);
        properties.setProperty("endpointId", identity.endpointId());
        properties.setProperty("gatewayHost", identity.gatewayHost());
        properties.setProperty("gatewayPort", String.valueOf(identity.gatewayPort()));
        properties.setProperty("key", text(identity.tls().key().getEncoded()));
        List<X509Certificate> chain = identity.tls().chain();
        try {
            for (int i = 0; i < chain.size(); i++) {
                properties.setProperty("certificate." + i, text(chain.get(i).getEncoded()));
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("cannot encode a certificate", e);
        }
        return bytes(properties);
    }

    static EndpointIdentity decodeIdentity(byte[] file) throws IOException {
        try {
            Properties properties = properties(file);
            List<X509Certificate> chain = new ArrayList<>();
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (int i = 0; properties.containsKey("certificate." + i); i++) {
                byte[] der = binary(properties, "certificate." + i);
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
            if (chain.isEmpty()) {
                throw new IllegalArgumentException("no certificate");
            }
            byte[] publicKey = chain.get(0).getPublicKey().getEncoded();
            KeyPair pair = KeyRequests.decode(binary(properties, "key"), publicKey);
            return new EndpointIdentity(
                    properties.getProperty("endpointId", ""),
                    properties.getProperty("gatewayHost", ""),
                    Integer.parseInt(properties.getProperty("gatewayPort", "")),
                    new TlsIdentity(pair.getPrivate(), chain));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the stored identity is damaged: " + e.getMessage(), e);
        }
    }

    static byte[] encode(KeyPair pair) {
        Properties properties = new Properties();
        properties.setProperty("version", VERSION);
        properties.setProperty("key", text(pair.getPrivate().getEncoded()));
        properties.setProperty("publicKey", text(pair.getPublic().getEncoded()));
        return bytes(properties);
    }

    static KeyPair decodeKeyPair(byte[] file) throws IOException {
        try {
            Properties properties = properties(file);
            return KeyRequests.decode(binary(properties, "key"), binary(properties, "publicKey"));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the stored key is damaged: " + e.getMessage(), e);
        }
    }

    private static Properties properties(byte[] file) throws IOException {
        Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(file));
        if (!VERSION.equals(properties.getProperty("version"))) {
            throw new IllegalArgumentException("not of version " + VERSION);
        }
        return properties;
    }

    private static byte[] bytes(Properties properties) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    }

    private static byte[] binary(Properties properties, String name) {
        return Base64.getDecoder().decode(properties.getProperty(name, ""));
    }
}
