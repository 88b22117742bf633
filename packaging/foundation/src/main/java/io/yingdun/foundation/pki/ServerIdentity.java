package io.yingdun.foundation.pki;

import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.runtime.ServerSettings;
import io.yingdun.foundation.runtime.StartFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.IPAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The server's own key and certificate for HTTPS, the gateway and DICOM: 397 days, made anew 30 days before its end or when
 * the configured host names change. Leaf and CA are both sent, so that an agent can check the CA's fingerprint.
 */
@Component
public class ServerIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(ServerIdentity.class);
    private static final Duration LIFE = Duration.ofDays(397);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    /** Key and chain that belong together. */
    public record Credentials(PrivateKey key, List<X509Certificate> chain) {

        public Credentials {
            chain = List.copyOf(chain);
        }
    }

    private final CertificateAuthority authority;
    private final Clock clock;
    private final String title;
    private final Set<String> names;
    private final Path keyFile;
    private final Path certificateFile;
    private volatile Credentials credentials;

    public ServerIdentity(CertificateAuthority authority, ServerSettings settings, Clock clock) {
        this.authority = authority;
        this.clock = clock;
        title = settings.title();
        names = new HashSet<>(List.of("localhost", "127.0.0.1", "::1"));
        names.addAll(settings.hostNames());
        keyFile = authority.folder().resolve("server-key.pem");
        certificateFile = authority.folder().resolve("server.pem");
        credentials = load();
    }

    public Credentials credentials() {
        return credentials;
    }

    /** What is made of the credentials, and made anew once they were renewed. */
    public <T> Supplier<T> presented(Function<Credentials, T> make) {
        AtomicReference<@Nullable Presented<T>> latest = new AtomicReference<>();
        return () -> {
            Credentials own = credentials;
            Presented<T> current = latest.get();
            if (current == null || !current.credentials().equals(own)) {
                current = new Presented<>(own, make.apply(own));
                latest.set(current);
            }
            return current.made();
        };
    }

    /** The credentials and what was made of them. */
    private record Presented<T>(Credentials credentials, T made) {}

    /** Replaces a certificate that ends soon; true when there is a new one to present. */
    boolean renewWhenDue() {
        if (serves(credentials.chain().get(0))) {
            return false;
        }
        credentials = issue();
        return true;
    }

    private Credentials load() {
        try {
            if (Files.exists(certificateFile)) {
                List<X509Certificate> chain = PemFiles.readCertificates(certificateFile);
                PrivateKey key = PemFiles.readKey(keyFile);
                if (chain.size() == 2 && chain.get(1).equals(authority.certificate()) && serves(chain.get(0))) {
                    return new Credentials(key, chain);
                }
            }
        } catch (GeneralSecurityException e) {
            LOG.warn("The server's certificate cannot be read and is made anew: {}", e.getMessage());
        }
        return issue();
    }

    private boolean serves(X509Certificate leaf) {
        Instant now = clock.instant();
        return mayServe(leaf)
                && leaf.getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE))
                && leaf.getNotBefore().toInstant().isBefore(now)
                && namesOf(leaf).equals(normalised(names));
    }

    /** The certificate file goes first, so that a crash between the two leaves a pair that is seen not to match. */
    private Credentials issue() {
        try {
            KeyPair pair = CertificateAuthority.newKeyPair("secp256r1");
            List<GeneralName> alternatives = new ArrayList<>();
            names.forEach(name -> alternatives.add(
                    new GeneralName(IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name)));
            IssuedCertificate issued = authority.issueServer(
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()), title, alternatives, LIFE);
            Files.deleteIfExists(certificateFile);
            PemFiles.writeKey(keyFile, pair.getPrivate());
            DataDirectory.writePublic(
                    certificateFile, PemFiles.pem(issued.chain()).getBytes(StandardCharsets.US_ASCII));
            LOG.info("Server certificate for {} until {}", names, issued.notAfter());
            return new Credentials(pair.getPrivate(), issued.chain());
        } catch (GeneralSecurityException | java.io.IOException | IllegalArgumentException e) {
            throw new StartFailure(
                    "No server certificate can be made for " + names + ": " + e.getMessage() + ".",
                    "Check --yingdun.host-names: DNS names or addresses, separated by commas.",
                    e);
        }
    }

    private static boolean mayServe(X509Certificate leaf) {
        try {
            return CertificateWriter.Use.SERVER.allowedBy(leaf);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Set<String> namesOf(X509Certificate leaf) {
        try {
            Set<String> found = new HashSet<>();
            var alternatives = leaf.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.forEach(name -> found.add(String.valueOf(name.get(1))));
            }
            return normalised(found);
        } catch (GeneralSecurityException e) {
            return Set.of();
        }
    }

    /** Java writes ::1 in full. */
    private static Set<String> normalised(Set<String> names) {
        Set<String> all = new HashSet<>();
        names.forEach(
                name -> all.add(name.equals("::1") ? "0:0:0:0:0:0:0:1" : name.toLowerCase(java.util.Locale.ROOT)));
        return all;
    }
}
