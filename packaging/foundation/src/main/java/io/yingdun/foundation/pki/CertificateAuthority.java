package io.yingdun.foundation.pki;

import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.foundation.runtime.StartFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.springframework.stereotype.Component;

/**
 * The site's certificate authority: an EC P-256 key and a self-signed certificate of ten years in
 * {@code pki} of the data directory. Agents trust it and nothing else; its fingerprint is part of every enrolment code. P-256 and
 * not P-384: each connection of an agent costs a check of this signature, which takes the JDK several times as long
 * on the larger curve.
 */
@Component
public class CertificateAuthority {

    private static final Duration CA_LIFE = Duration.ofDays(3653);
    private static final Duration CLIENT_LIFE = Duration.ofDays(90);

    /** Clocks of endpoints are wrong at times; a certificate must not be refused for being from the future. */
    private static final Duration BACKDATED = Duration.ofHours(24);

    private final Clock clock;
    private final Path folder;
    private final PrivateKey key;
    private final X509Certificate certificate;

    public CertificateAuthority(DataDirectory directory, Clock clock) {
        this.clock = clock;
        folder = directory.folder("pki", "rwxr-xr-x");
        Path keyFile = folder.resolve("ca-key.pem");
        Path certificateFile = certificateFile();
        try {
            if (!Files.exists(certificateFile)) {
                create(keyFile, certificateFile);
            }
            key = PemFiles.readKey(keyFile);
            certificate = PemFiles.readCertificates(certificateFile).get(0);
        } catch (GeneralSecurityException e) {
            throw new StartFailure(
                    "The certificate authority in " + folder + " cannot be read: " + e.getMessage() + ".",
                    "Put ca.pem and ca-key.pem back from a backup; with new ones every endpoint would have to enrol again.",
                    e);
        }
    }

    /** The certificate is written last: while it is missing, nothing has been issued under the key. */
    private void create(Path keyFile, Path certificateFile) throws GeneralSecurityException {
        KeyPair pair = newKeyPair("secp256r1");
        CertificateWriter writer =
                new CertificateWriter("Yingdun CA " + OpaqueId.next().substring(0, 6), pair.getPrivate());
        Instant now = clock.instant();
        X509Certificate self = writer.authority(pair.getPublic(), now.minus(BACKDATED), now.plus(CA_LIFE));
        PemFiles.writeKey(keyFile, pair.getPrivate());
        DataDirectory.writePublic(certificateFile, PemFiles.pem(self).getBytes(StandardCharsets.US_ASCII));
    }

    static KeyPair newKeyPair(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    Path folder() {
        return folder;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public Path certificateFile() {
        return folder.resolve("ca.pem");
    }

    /** Signs a client's key for 90 days; the URI that names the client stands in the subject alternative name. */
    public IssuedCertificate issueClient(CertificateRequest request, String commonName, String uri) {
        return issue(
                request.publicKey(),
                commonName,
                List.of(new GeneralName(GeneralName.uniformResourceIdentifier, uri)),
                CertificateWriter.Use.CLIENT,
                CLIENT_LIFE);
    }

    IssuedCertificate issueServer(
            SubjectPublicKeyInfo publicKey, String commonName, List<GeneralName> names, Duration life) {
        return issue(publicKey, commonName, names, CertificateWriter.Use.SERVER, life);
    }

    private IssuedCertificate issue(
            SubjectPublicKeyInfo publicKey,
            String commonName,
            List<GeneralName> names,
            CertificateWriter.Use use,
            Duration life) {
        Instant now = clock.instant();
        X509Certificate leaf = new CertificateWriter(certificate, key)
                .leaf(publicKey, commonName, names, use, now.minus(BACKDATED), now.plus(life));
        return new IssuedCertificate(List.of(leaf, certificate));
    }
}
