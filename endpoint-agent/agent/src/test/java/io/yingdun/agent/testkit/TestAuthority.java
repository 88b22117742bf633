package io.yingdun.agent.testkit;

import io.yingdun.protocol.EndpointCertificates;
import io.yingdun.protocol.TlsIdentity;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/** A certification authority made on the spot, whose "now" is whatever the test says. */
public final class TestAuthority {
    private final Instant now;
    private final KeyPair keys;
    private final X509Certificate certificate;

    public TestAuthority(Instant now) {
        this.now = now;
        this.keys = newKeys();
        this.certificate = sign(
                keys.getPublic(),
                "CN=Test authority",
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(3650)),
                null,
                true);
    }

    public static TestAuthority today() {
        return new TestAuthority(Instant.now());
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A server certificate for localhost, valid a day around the authority's now. */
    public TlsIdentity server() {
        return server(now.minus(Duration.ofHours(12)), now.plus(Duration.ofHours(12)));
    }

    public TlsIdentity server(Instant from, Instant to) {
        return serverNamed("localhost", from, to);
    }

    public TlsIdentity serverNamed(String host, Instant from, Instant to) {
        KeyPair pair = newKeys();
        GeneralName name = new GeneralName(GeneralName.dNSName, host);
        return new TlsIdentity(
                pair.getPrivate(), List.of(sign(pair.getPublic(), "CN=server", from, to, name, false), certificate));
    }

    /** Issues what a request (DER) asks for, to this endpoint. */
    public List<X509Certificate> issue(byte[] request, String endpointId) {
        try {
            PublicKey key = new JcaPKCS10CertificationRequest(new PKCS10CertificationRequest(request)).getPublicKey();
            return List.of(endpointCertificate(key, endpointId), certificate);
        } catch (Exception e) {
            throw new AssertionError("not a certificate request", e);
        }
    }

    public TlsIdentity endpoint(String endpointId) {
        KeyPair pair = newKeys();
        return new TlsIdentity(
                pair.getPrivate(), List.of(endpointCertificate(pair.getPublic(), endpointId), certificate));
    }

    private X509Certificate endpointCertificate(PublicKey key, String endpointId) {
        GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, EndpointCertificates.uri(endpointId));
        // Wide, so that the gateway of a test, which judges by this machine's clock, accepts it in any test.
        return sign(key, "CN=endpoint", Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), name, false);
    }

    private X509Certificate sign(
            PublicKey key, String subject, Instant from, Instant to, @Nullable GeneralName name, boolean authority) {
        try {
            X500Principal issuer = new X500Principal("CN=Test authority");
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(120, new SecureRandom()),
                    Date.from(from),
                    Date.from(to),
                    new X500Principal(subject),
                    key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (authority) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            }
            if (name != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
            }
            PrivateKey signer = keys.getPrivate();
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
        } catch (Exception e) {
            throw new AssertionError("cannot sign", e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
