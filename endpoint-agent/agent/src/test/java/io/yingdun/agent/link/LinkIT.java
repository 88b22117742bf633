package io.yingdun.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import io.yingdun.agent.clock.ServerClock;
import io.yingdun.agent.enrol.IdentityStore;
import io.yingdun.agent.home.AgentHome;
import io.yingdun.agent.testkit.Assignments;
import io.yingdun.agent.testkit.Eventually;
import io.yingdun.agent.testkit.FakeGateway;
import io.yingdun.agent.testkit.Homes;
import io.yingdun.agent.testkit.Identities;
import io.yingdun.agent.testkit.TestAuthority;
import io.yingdun.protocol.TlsIdentity;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.Goodbye;
import io.yingdun.protocol.v1.Hello;
import io.yingdun.protocol.v1.Ping;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.Refusal;
import io.yingdun.protocol.v1.ScreenStatus;
import io.yingdun.protocol.v1.ServerMessage;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The link against a gateway with real TLS, frames and certificates. Times are shortened, nothing else. */
class LinkIT {
    private static final Duration SHORTLY = Duration.ofSeconds(20);
    private static final LinkTiming FAST = new LinkTiming(
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30));

    @TempDir
    Path folder;

    private final Listener listener = new Listener();
    private TestAuthority authority = TestAuthority.today();
    private AgentHome home;
    private IdentityStore identities;
    private ServerClock serverClock;
    private @Nullable FakeGateway gateway;
    private @Nullable Link link;

    @AfterEach
    void stop() {
        if (link != null) {
            link.stop(Goodbye.Reason.STOPPED);
        }
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void introducesItselfAndBeats() throws Exception {
        start();

        Hello hello = gateway.await("hello", AgentMessage::hasHello).getHello();
        AgentMessage second = gateway.await(
                "a second heartbeat", message -> message.getHeartbeat().getSequence() == 2);

        assertThat(hello.getHostName()).isEqualTo("ws-7");
        assertThat(second.getHeartbeat().getScreen().getOverlay()).isEqualTo(ScreenStatus.Overlay.DRAWN);
        assertThat(gateway.connections()).isEqualTo(1);
    }

    @Test
    void answersAPingAtOnceWithItsNonce() throws Exception {
        start();
        gateway.await("hello", AgentMessage::hasHello);
        ByteString nonce = ByteString.copyFromUtf8("nonce");

        gateway.send(ServerMessage.newBuilder()
                .setPing(Ping.newBuilder().setNonce(nonce))
                .build());

        assertThat(gateway.await("pong", AgentMessage::hasPong).getPong().getNonce())
                .isEqualTo(nonce);
    }

    @Test
    void handsOverThePolicy() throws Exception {
        start();
        gateway.await("hello", AgentMessage::hasHello);
        PolicyAssignment policy = Assignments.anAssignment(4, 1).build();

        gateway.send(ServerMessage.newBuilder().setPolicy(policy).build());

        Eventually.await("the policy", SHORTLY, () -> listener.policies.contains(policy));
    }

    @Test
    void comesBackByItselfAfterTheServerWasAway() throws Exception {
        start();
        gateway.await("hello", AgentMessage::hasHello);
        gateway.stopListening();
        Eventually.await("offline", SHORTLY, () -> listener.states.contains(LinkState.OFFLINE));
        gateway.messages().clear();

        gateway.listen();

        gateway.await("hello again", AgentMessage::hasHello);
    }

    @Test
    void waitsLongerAndLongerForAServerThatDropsEveryConnection() throws Exception {
        prepare(new FakeGateway(authority));
        gateway.script.welcomes = false;
        startLink(new LinkTiming(
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30)));
        gateway.await("a first attempt", AgentMessage::hasHello);
        long from = System.nanoTime();
        Eventually.await("ten seconds", Duration.ofSeconds(15), () -> System.nanoTime() - from > 10_000_000_000L);

        // Full jitter waits 0.5, 1, 2, 4 s … on average; a link without backoff would come hundreds of times.
        assertThat(gateway.connections()).isLessThan(15);
    }

    @Test
    void leavesAServerThatNoLongerAnswers() throws Exception {
        start();
        gateway.await("a heartbeat", AgentMessage::hasHeartbeat);

        gateway.script.acknowledges = false;

        Eventually.await("a second connection", SHORTLY, () -> gateway.connections() > 1);
        assertThat(listener.details).anyMatch(detail -> detail.contains("has not answered for 3 heartbeats"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Refusal.Code.class,
            names = {"QUARANTINED", "RETIRED", "PROTOCOL_VERSION"})
    void doesNotComeBackByItselfWhenRefusedUntilAPersonActs(Refusal.Code code) throws Exception {
        prepare(new FakeGateway(authority));
        gateway.script.refusal = refusal(code, 0);
        startLink(FAST);
        Eventually.await("refused", SHORTLY, () -> listener.states.contains(LinkState.REFUSED));
        int attempts = gateway.connections();
        long from = System.nanoTime();
        Eventually.await("two seconds", SHORTLY, () -> System.nanoTime() - from > 2_000_000_000L);

        assertThat(gateway.connections()).isEqualTo(attempts).isEqualTo(1);
        assertThat(identities.current()).isPresent();
    }

    @Test
    void comesBackWhenTheServerSaidSo() throws Exception {
        prepare(new FakeGateway(authority));
        gateway.script.refusal = refusal(Refusal.Code.QUARANTINED, 2);
        startLink(FAST);
        Eventually.await("refused", SHORTLY, () -> listener.states.contains(LinkState.REFUSED));
        long refusedAt = System.nanoTime();
        gateway.script.refusal = null;

        Eventually.await("online", SHORTLY, () -> listener.states.contains(LinkState.ONLINE));

        assertThat(Duration.ofNanos(System.nanoTime() - refusedAt)).isGreaterThan(Duration.ofMillis(1_500));
    }

    @Test
    void renewsItsCertificateOverAFreshKeyAndConnectsWithIt() throws Exception {
        prepare(new FakeGateway(authority));
        gateway.script.renewAfter = 1;
        startLink(FAST);
        Eventually.await(
                "the renewed certificate is used",
                SHORTLY,
                () -> gateway.certificates().size() > 1);
        X509Certificate first = gateway.certificates().get(0);
        X509Certificate second = gateway.certificates().get(1);

        assertThat(second.getPublicKey()).isNotEqualTo(first.getPublicKey());
        Eventually.await("the new identity is in force", SHORTLY, this::newIdentityIsInForce);
        assertThat(folder.resolve("identity.next")).doesNotExist();
    }

    private boolean newIdentityIsInForce() {
        try {
            X509Certificate inForce = identities.current().orElseThrow().tls().certificate();
            return !inForce.equals(gateway.certificates().get(0));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keepsTheOldKeyWhenTheServerIssuesForAnotherKey() throws Exception {
        prepare(new FakeGateway(authority));
        gateway.script.renewAfter = 1;
        gateway.script.issuesGarbage = true;
        startLink(FAST);
        gateway.await("a request", AgentMessage::hasRenewalRequest);
        gateway.await("the link goes on", message -> message.getHeartbeat().getSequence() == 2);

        assertThat(gateway.connections()).isEqualTo(1);
        assertThat(folder.resolve("identity.next")).doesNotExist();
    }

    @Test
    void fallsBackToTheOldKeyWhenTheGatewayDoesNotTakeTheNewOne() throws Exception {
        prepare(new FakeGateway(authority));
        // As left by a kill between renewal and proof, but of an authority that this gateway does not know.
        identities.renewalRequest();
        TestAuthority other = TestAuthority.today();
        home.write("identity.next", foreignIdentity(other));
        startLink(FAST);

        Eventually.await("online", SHORTLY, () -> listener.states.contains(LinkState.ONLINE));

        assertThat(folder.resolve("identity.next")).doesNotExist();
        assertThat(gateway.certificates().get(0))
                .isEqualTo(identities.current().orElseThrow().tls().certificate());
    }

    private byte[] foreignIdentity(TestAuthority other) throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        AgentHome otherHome = Homes.in(elsewhere);
        Identities.enrolled(otherHome, other, gateway.port());
        return otherHome.read("identity").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {-315_360_000, -3_600, -1, 1, 3_600, 315_360_000})
    void connectsAndLearnsTheTimeWhereTheAgentsClockIsWrong(long secondsOff) throws Exception {
        Instant serversNow = Instant.now().plusSeconds(secondsOff);
        authority = new TestAuthority(serversNow);
        prepare(new FakeGateway(authority));
        gateway.script.serverTime = () -> System.currentTimeMillis() + secondsOff * 1_000;
        startLink(FAST);

        Eventually.await("online", SHORTLY, () -> listener.states.contains(LinkState.ONLINE));

        assertThat(serverClock.now().orElseThrow() / 1_000.0)
                .isCloseTo(System.currentTimeMillis() / 1_000.0 + secondsOff, within(3.0));
    }

    @Test
    void refusesAServerCertificateThatEndedBeforeTheLatestKnownTime() throws Exception {
        Instant now = Instant.now();
        TlsIdentity ended = authority.server(now.minus(Duration.ofHours(10)), now.minus(Duration.ofHours(5)));
        prepare(new FakeGateway(authority, ended));
        serverClock.learn(now.toEpochMilli(), now.minusSeconds(60), now.plusSeconds(60));
        startLink(FAST);

        Eventually.await("turned away", SHORTLY, () -> listener.states.contains(LinkState.OFFLINE));

        assertThat(listener.states).doesNotContain(LinkState.ONLINE);
        assertThat(gateway.messages()).isEmpty();
    }

    @Test
    void refusesAGatewayOfAnotherAuthority() throws Exception {
        prepare(new FakeGateway(TestAuthority.today()));
        startLink(FAST);

        Eventually.await("turned away", SHORTLY, () -> listener.states.contains(LinkState.OFFLINE));

        assertThat(gateway.messages()).isEmpty();
    }

    @Test
    void saysGoodbyeAsItsLastMessage() throws Exception {
        start();
        gateway.await("a heartbeat", AgentMessage::hasHeartbeat);

        assertThat(link.stop(Goodbye.Reason.STOPPED)).isTrue();
        link = null;

        gateway.await("goodbye", AgentMessage::hasGoodbye);
        List<AgentMessage> messages = gateway.messages();
        assertThat(messages.get(messages.size() - 1).hasGoodbye()).isTrue();
    }

    private static Refusal refusal(Refusal.Code code, int seconds) {
        return Refusal.newBuilder()
                .setCode(code)
                .setMessage("in use twice")
                .setRetryAfterSeconds(seconds)
                .build();
    }

    private void start() throws Exception {
        prepare(new FakeGateway(authority));
        startLink(FAST);
    }

    private void prepare(FakeGateway server) throws Exception {
        gateway = server;
        home = Homes.in(folder);
        identities = Identities.enrolled(home, authority, server.port());
        serverClock = new ServerClock(Clock.systemUTC(), System::nanoTime, home);
    }

    private void startLink(LinkTiming timing) throws Exception {
        link = new Link(identities, serverClock, Clock.systemUTC(), listener, timing);
        link.start();
    }

    private static final class Listener implements LinkListener {
        private final List<PolicyAssignment> policies = new CopyOnWriteArrayList<>();
        private final List<LinkState> states = new CopyOnWriteArrayList<>();
        private final List<String> details = new CopyOnWriteArrayList<>();

        @Override
        public Hello hello() {
            return Hello.newBuilder().setProtocolVersion(1).setHostName("ws-7").build();
        }

        @Override
        public ScreenStatus screen() {
            return ScreenStatus.newBuilder()
                    .setOverlay(ScreenStatus.Overlay.DRAWN)
                    .build();
        }

        @Override
        public void assigned(PolicyAssignment assignment) {
            policies.add(assignment);
        }

        @Override
        public void linkChanged(LinkState state, String detail) {
            states.add(state);
            details.add(detail);
        }
    }
}
