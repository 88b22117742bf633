package io.yingdun.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.management.testkit.AgentCredentials;
import io.yingdun.management.testkit.SimulatedAgent;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.Hello;
import io.yingdun.protocol.v1.Refusal;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A key that turns up twice, on another machine, or after its time. */
class CloneIT extends FleetScene {

    private static Refusal.Code refused(SimulatedAgent agent) {
        return agent.refusal().orTimeout(20, TimeUnit.SECONDS).join().getCode();
    }

    @Test
    void twoLiveProcessesWithOneKeyAreBothSentAwayAndNamed() {
        SimulatedAgent agent = agent().online();
        awaitState(agent, "ONLINE");
        SimulatedAgent clone = agent(agent.credentials()).connect();
        assertThat(refused(clone)).isEqualTo(Refusal.Code.QUARANTINED);
        assertThat(refused(agent)).isEqualTo(Refusal.Code.QUARANTINED);
        assertThat(alerts(agent).get("CLONED_KEY")).contains("one at 127.0.0.1, one at 127.0.0.1");
        assertThat(endpoint(agent).get("quarantined").asBoolean()).isTrue();
        assertThat(refused(agent(agent.credentials()).connect())).isEqualTo(Refusal.Code.QUARANTINED);
    }

    @Test
    void aRestartedAgentReplacesItsOwnDeadConnection() {
        SimulatedAgent agent = agent().online();
        awaitState(agent, "ONLINE");
        agent.freeze();
        SimulatedAgent restarted = agent(agent.credentials()).online();
        assertThat(restarted.isConnected()).isTrue();
        assertThat(alerts(agent)).doesNotContainKey("CLONED_KEY");
        awaitState(agent, "ONLINE");
    }

    @Test
    void theSameProcessMayComeBackBeforeItsOldConnectionIsMissed() {
        SimulatedAgent agent = agent().online();
        awaitState(agent, "ONLINE");
        agent.online();
        assertThat(alerts(agent)).isEmpty();
        assertThat(endpoint(agent).get("quarantined").asBoolean()).isFalse();
    }

    @Test
    void aKeyOnAnotherMachineIsQuarantined() {
        SimulatedAgent agent = agent().online();
        awaitState(agent, "ONLINE");
        agent.kill();
        SimulatedAgent thief = agent(agent.credentials().copiedTo("thief")).connect();
        assertThat(refused(thief)).isEqualTo(Refusal.Code.QUARANTINED);
        assertThat(alerts(agent).get("CLONED_KEY")).contains("another machine");
    }

    @Test
    void releaseAsksForANewKeyAndTheEndpointStaysTheSame() {
        SimulatedAgent agent = agent().online();
        awaitState(agent, "ONLINE");
        refused(agent(agent.credentials()).connect());
        act(agent, "RELEASE");
        assertThat(refused(agent(agent.credentials()).connect())).isEqualTo(Refusal.Code.QUARANTINED);
        AgentCredentials again =
                AgentCredentials.enrol(site, code, agent.credentials().host());
        assertThat(again.endpointId()).isEqualTo(agent.endpointId());
        agent(again).online();
        awaitState(agent, "ONLINE");
        assertThat(timeline(agent)).containsSubsequence("QUARANTINED", "RELEASED", "CERTIFICATE_REFUSED", "ENROLLED");
    }

    @Test
    void releaseWithTheSameKeyLetsItContinue() {
        SimulatedAgent agent = agent().online();
        awaitState(agent, "ONLINE");
        refused(agent(agent.credentials()).connect());
        act(agent, "RELEASE", Map.of("keepKey", true));
        agent(agent.credentials()).online();
        awaitState(agent, "ONLINE");
    }

    @Test
    void aRenewedCertificateReplacesTheOlderOneWhenItIsUsed() {
        SimulatedAgent agent = agent().online();
        awaitState(agent, "ONLINE");
        SimulatedAgent renewed = agent.renew();
        agent.kill();
        renewed.online();
        renewed.kill();
        assertThat(refused(agent(agent.credentials()).connect())).isEqualTo(Refusal.Code.QUARANTINED);
        renewed.online();
        renewed.close();
    }

    @Test
    void aRetiredEndpointIsSentAwayForGood() {
        SimulatedAgent agent = agent().online();
        awaitState(agent, "ONLINE");
        act(agent, "RETIRE");
        assertThat(refused(agent)).isEqualTo(Refusal.Code.RETIRED);
        SimulatedAgent again = agent(agent.credentials()).connect();
        assertThat(refused(again)).isEqualTo(Refusal.Code.RETIRED);
    }

    @Test
    void quarantineByAnOfficerEndsWithTheSameKey() {
        SimulatedAgent agent = agent().online();
        awaitState(agent, "ONLINE");
        act(agent, "QUARANTINE");
        assertThat(refused(agent)).isEqualTo(Refusal.Code.QUARANTINED);
        act(agent, "RELEASE");
        agent(agent.credentials()).online();
        awaitState(agent, "ONLINE");
    }

    @Test
    void aSecondHelloOrTooManyMessagesEndTheConnection() {
        SimulatedAgent agent = agent().online();
        agent.send(
                AgentMessage.newBuilder().setHello(Hello.getDefaultInstance()).build());
        assertThat(refused(agent)).isEqualTo(Refusal.Code.MALFORMED);
        SimulatedAgent noisy = agent().online();
        for (int i = 0; i < 200; i++) {
            noisy.heartbeat();
        }
        assertThat(refused(noisy)).isEqualTo(Refusal.Code.RATE_LIMITED);
    }
}
