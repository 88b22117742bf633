package io.yingdun.agent.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yingdun.agent.home.AgentHome;
import io.yingdun.agent.platform.EndpointFacts;
import io.yingdun.agent.testkit.FakeEnrolment;
import io.yingdun.agent.testkit.Homes;
import io.yingdun.agent.testkit.TestAuthority;
import io.yingdun.protocol.TlsIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enrolment over real HTTPS. The agent's own clock is this machine's; the servers' clocks are elsewhere. */
class EnrolmentIT {
    private static final EndpointFacts FACTS = new EndpointFacts("ws-7", "Linux", "6", "amd64", "0.1.0", "machine");

    @TempDir
    Path folder;

    private final TestAuthority authority = TestAuthority.today();
    private FakeEnrolment server;
    private AgentHome home;

    @BeforeEach
    void start() throws Exception {
        home = Homes.in(folder);
        server = new FakeEnrolment(authority, authority.server(), "gateway.example:8441");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsWhatTheServerIssued() throws Exception {
        EndpointIdentity identity = enrol();

        EndpointIdentity stored = new IdentityStore(home).current().orElseThrow();
        assertThat(stored.endpointId()).isEqualTo(server.endpointId).isEqualTo(identity.endpointId());
        assertThat(stored.gatewayHost()).isEqualTo("gateway.example");
        assertThat(stored.gatewayPort()).isEqualTo(8441);
        assertThat(stored.authority()).isEqualTo(authority.certificate());
        assertThat(folder.resolve("enrolment.key")).doesNotExist();
    }

    @Test
    void asksForTheSameKeyAgainAfterALostAnswer() throws Exception {
        server.status = 503;
        EnrolmentException lost = catchThrowableOfType(EnrolmentException.class, this::enrol);
        server.status = 201;
        EndpointIdentity identity = enrol();

        assertThat(lost.worthRepeating()).isTrue();
        assertThat(fingerprints()).hasSize(1);
        assertThat(identity.endpointId()).isEqualTo(server.endpointId);
    }

    @Test
    void doesNotRepeatARefusedCode() {
        server.status = 403;

        EnrolmentException refused = catchThrowableOfType(EnrolmentException.class, this::enrol);

        assertThat(refused.worthRepeating()).isFalse();
        assertThat(refused).hasMessageContaining("Ask the security officer");
    }

    @Test
    void tellsThePersonWhatTheServerSaid() {
        server.status = 429;

        EnrolmentException busy = catchThrowableOfType(EnrolmentException.class, this::enrol);

        assertThat(busy.worthRepeating()).isTrue();
        assertThat(busy).hasMessageContaining("what to do next");
    }

    @Test
    void refusesAServerOfAnotherAuthorityAndSendsItNothing() throws Exception {
        TestAuthority rogue = TestAuthority.today();
        try (FakeEnrolment impostor = new FakeEnrolment(rogue, rogue.server(), "localhost:1")) {
            EnrolmentException refused =
                    catchThrowableOfType(EnrolmentException.class, () -> enrolAt(impostor.address()));

            assertThat(refused).hasMessageContaining("not the one the code was made for");
            assertThat(impostor.requests()).isEmpty();
        }
    }

    @Test
    void refusesTheRightAuthoritysCertificateUnderAForeignHostName() throws Exception {
        TlsIdentity foreign = authority.serverNamed(
                "other.example",
                Instant.now().minus(Duration.ofDays(1)),
                Instant.now().plus(Duration.ofDays(1)));
        try (FakeEnrolment impostor = new FakeEnrolment(authority, foreign, "localhost:1")) {
            assertThat(catchThrowableOfType(EnrolmentException.class, () -> enrolAt(impostor.address())))
                    .isNotNull();
            assertThat(impostor.requests()).isEmpty();
        }
    }

    @Test
    void refusesAnotherServersCertificateThatOnlyShowsTheRightAuthority() throws Exception {
        TestAuthority rogue = TestAuthority.today();
        TlsIdentity own = rogue.server();
        TlsIdentity mixed = new TlsIdentity(own.key(), List.of(own.certificate(), authority.certificate()));
        try (FakeEnrolment impostor = new FakeEnrolment(rogue, mixed, "localhost:1")) {
            assertThat(catchThrowableOfType(EnrolmentException.class, () -> enrolAt(impostor.address())))
                    .isNotNull();
            assertThat(impostor.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-3650, -1, 1, 3650})
    void enrolsWhereTheAgentsClockIsWrongByDaysToYears(long daysOff) throws Exception {
        Instant serversNow = Instant.now().plus(Duration.ofDays(daysOff));
        TestAuthority elsewhen = new TestAuthority(serversNow);
        try (FakeEnrolment other = new FakeEnrolment(elsewhen, elsewhen.server(), "localhost:1")) {
            new Enrolment(new IdentityStore(home), FACTS).enrol(other.address(), other.code());

            assertThat(new IdentityStore(home).current()).isPresent();
        }
    }

    @Test
    void saysWhenNobodyAnswers() {
        EnrolmentException silent =
                catchThrowableOfType(EnrolmentException.class, () -> enrolAt(URI.create("https://localhost:9")));

        assertThat(silent.worthRepeating()).isTrue();
    }

    @Test
    void refusesAnAddressWithoutTls() {
        assertThat(catchThrowableOfType(EnrolmentException.class, () -> enrolAt(URI.create("http://localhost:8440"))))
                .hasMessageContaining("https://host:port");
    }

    private List<String> fingerprints() {
        return server.requests().stream()
                .map(request -> request.replaceAll(".*\"machineFingerprint\":\"([0-9a-f]+)\".*", "$1"))
                .distinct()
                .toList();
    }

    private EndpointIdentity enrol() throws Exception {
        return enrolAt(server.address());
    }

    private EndpointIdentity enrolAt(URI address) throws Exception {
        return new Enrolment(new IdentityStore(home), FACTS).enrol(address, server.code());
    }
}
