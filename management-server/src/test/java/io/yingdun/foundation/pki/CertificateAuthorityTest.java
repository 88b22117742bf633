package io.yingdun.foundation.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.runtime.ServerSettings;
import io.yingdun.foundation.testkit.MovableClock;
import io.yingdun.foundation.testkit.TestSettings;
import io.yingdun.management.testkit.AgentCredentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {

    @TempDir
    private Path dir;

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private DataDirectory data;

    @BeforeEach
    void open() {
        data = new DataDirectory(settings(List.of()));
    }

    @AfterEach
    void close() throws Exception {
        data.close();
    }

    private ServerSettings settings(List<String> hostNames) {
        return TestSettings.at(dir).withHostNames(hostNames);
    }

    @Test
    void isTheSameAfterARestartAndItsKeyIsPrivate() throws Exception {
        X509Certificate first = new CertificateAuthority(data, clock).certificate();
        assertThat(new CertificateAuthority(data, clock).certificate()).isEqualTo(first);
        assertThat(first.getBasicConstraints()).isZero();
        first.verify(first.getPublicKey());
        Path pki = dir.resolve("test/pki");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pki.resolve("ca-key.pem"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pki.resolve("ca.pem"))))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void usesNothingOfARequestButItsKey() throws Exception {
        CertificateAuthority authority = new CertificateAuthority(data, clock);
        CertificateRequest request = CertificateRequest.ofDer(AgentCredentials.request(AgentCredentials.newKeys()));
        IssuedCertificate issued = authority.issueClient(request, "endpoint abc", "urn:yingdun:endpoint:abc");
        issued.leaf().verify(authority.certificate().getPublicKey());
        assertThat(issued.leaf().getSubjectX500Principal().getName()).doesNotContain("CN=agent");
        assertThat(issued.chain()).hasSize(2);
    }

    @Test
    void aDamagedOrFlippedRequestIsRefusedWithOneType() {
        byte[] good = AgentCredentials.request(AgentCredentials.newKeys());
        for (int length = 0; length < good.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(good, length);
            assertThatThrownBy(() -> CertificateRequest.ofDer(cut)).isInstanceOf(CertificateRequestException.class);
        }
        for (int at = 0; at < good.length; at += 3) {
            byte[] flipped = good.clone();
            flipped[at] ^= 0x10;
            assertThatThrownBy(() -> CertificateRequest.ofDer(flipped)).isInstanceOf(CertificateRequestException.class);
        }
    }

    @Test
    void theServersCertificateIsOneForBothEndsOfAConnection() throws Exception {
        ServerIdentity identity = new ServerIdentity(new CertificateAuthority(data, clock), settings(List.of()), clock);
        assertThat(identity.credentials().chain().get(0).getExtendedKeyUsage())
                .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    }

    @Test
    void theServersCertificateIsRenewedBeforeItEndsAndWhenNamesChange() {
        CertificateAuthority authority = new CertificateAuthority(data, clock);
        ServerIdentity identity = new ServerIdentity(authority, settings(List.of()), clock);
        ServerIdentity.Credentials first = identity.credentials();
        assertThat(new ServerIdentity(authority, settings(List.of()), clock)
                        .credentials()
                        .chain())
                .isEqualTo(first.chain());
        assertThat(identity.renewWhenDue()).isFalse();
        clock.skip(Duration.ofDays(370));
        assertThat(identity.renewWhenDue()).isTrue();
        assertThat(identity.credentials().chain()).isNotEqualTo(first.chain());
        ServerIdentity renamed =
                new ServerIdentity(authority, settings(List.of("pacs.hospital.example", "10.1.2.3")), clock);
        assertThat(renamed.credentials().chain())
                .isNotEqualTo(identity.credentials().chain());
    }

    @Test
    void whatIsMadeOfTheServersCertificateIsMadeAnewOnlyOnceItWasRenewed() {
        ServerIdentity identity = new ServerIdentity(new CertificateAuthority(data, clock), settings(List.of()), clock);
        Supplier<List<ServerIdentity.Credentials>> presented = identity.presented(List::of);
        List<ServerIdentity.Credentials> first = presented.get();
        assertThat(presented.get()).isSameAs(first);
        clock.skip(Duration.ofDays(370));
        assertThat(identity.renewWhenDue()).isTrue();
        assertThat(presented.get()).containsExactly(identity.credentials()).isNotEqualTo(first);
    }
}
