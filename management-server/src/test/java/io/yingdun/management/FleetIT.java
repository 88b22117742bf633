package io.yingdun.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.management.fleet.AssetEntry;
import io.yingdun.management.fleet.FleetAssets;
import io.yingdun.management.testkit.AgentCredentials;
import io.yingdun.management.testkit.SimulatedAgent;
import io.yingdun.protocol.v1.Goodbye;
import io.yingdun.protocol.v1.ScreenStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Each of the five states provoked, by real agents on real connections. */
class FleetIT extends FleetScene {

    /** Promised: a machine that sleeps or a cable that is pulled shows within this time. */
    private static final Duration PROMISED = Duration.ofSeconds(35);

    @Autowired
    private FleetAssets assets;

    @Test
    void isOnlineAfterItsHelloAndOfflineAfterAGoodbye() {
        SimulatedAgent agent = agent().withUser("张三").online();
        awaitState(agent, "ONLINE");
        assertThat(endpoint(agent).get("user").asString()).isEqualTo("张三");
        assertThat(endpoint(agent).get("screens").get(0).get("width").asInt()).isEqualTo(1920);
        agent.goodbye(Goodbye.Reason.STOPPED);
        awaitState(agent, "OFFLINE");
        assertThat(timeline(agent)).containsSubsequence("ENROLLED", "ONLINE", "OFFLINE");
        assertThat(alerts(agent)).isEmpty();
    }

    @Test
    void isUninstalledAfterThatGoodbye() {
        SimulatedAgent agent = agent().online();
        awaitState(agent, "ONLINE");
        agent.goodbye(Goodbye.Reason.UNINSTALLED);
        awaitState(agent, "UNINSTALLED");
    }

    @Test
    void isAbnormallyOfflineSoonAfterItsProcessWasKilled() {
        SimulatedAgent agent = agent().online();
        awaitState(agent, "ONLINE");
        agent.kill();
        awaitState(agent, "ABNORMALLY_OFFLINE");
        assertThat(alerts(agent)).containsKey("ABNORMALLY_OFFLINE");
        agent.online();
        awaitState(agent, "ONLINE");
        assertThat(alerts(agent)).doesNotContainKey("ABNORMALLY_OFFLINE");
    }

    @Test
    void aQuickReconnectNeverFlashes() {
        SimulatedAgent agent = agent().online();
        awaitState(agent, "ONLINE");
        agent.kill();
        agent.online();
        await().during(Duration.ofSeconds(7))
                .atMost(Duration.ofSeconds(8))
                .untilAsserted(() ->
                        assertThat(endpoint(agent).get("state").asString()).isEqualTo("ONLINE"));
        assertThat(timeline(agent)).doesNotContain("ABNORMALLY_OFFLINE");
    }

    @Test
    void aMachineThatSleepsShowsWithinThePromisedTime() {
        SimulatedAgent agent = agent().online();
        awaitState(agent, "ONLINE");
        agent.heartbeat();
        agent.freeze();
        awaitField(agent, "state", "ABNORMALLY_OFFLINE", PROMISED);
    }

    @Test
    void anAssetIsNotInstalledUntilItsMachineConnects() {
        String host = newHost();
        assets.put(
                List.of(new AssetEntry("A-" + host, host, "Reading room 3", "Radiology", null, "Radiology " + host)));
        JsonNode listed =
                officer.get("/api/endpoints?q=" + host).json().get("items").get(0);
        assertThat(listed.get("state").asString()).isEqualTo("NOT_INSTALLED");
        SimulatedAgent agent = agent(AgentCredentials.enrol(site, code, host.toUpperCase(java.util.Locale.ROOT)));
        assertThat(agent.endpointId()).isEqualTo(listed.get("id").asString());
        awaitState(agent, "NOT_INSTALLED");
        agent.online();
        awaitState(agent, "ONLINE");
        assertThat(endpoint(agent).get("name").asString()).isEqualTo("Reading room 3");
        assertThat(endpoint(agent).get("groupName").asString()).isEqualTo("Radiology " + host);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "-1, false", "3600, true", "-3600, true", "315360000, true", "-315360000, true"})
    void aWrongClockIsNamedAndChangesNothingElse(long seconds, boolean alerted) {
        Instant begin = clock().instant().minusSeconds(1);
        SimulatedAgent agent = agent().withClock(Clock.offset(clock(), Duration.ofSeconds(seconds)))
                .online();
        awaitState(agent, "ONLINE");
        JsonNode endpoint = endpoint(agent);
        assertThat(endpoint.get("clockSkewSeconds").asLong()).isBetween(seconds - 2, seconds + 2);
        assertThat(Instant.parse(endpoint.get("lastSeen").asString()))
                .isBetween(begin, clock().instant().plusSeconds(1));
        assertThat(alerts(agent).containsKey("CLOCK_SKEW")).isEqualTo(alerted);
        agent.goodbye(Goodbye.Reason.STOPPED);
        awaitState(agent, "OFFLINE");
    }

    @Test
    void anUnmarkedScreenIsAnAlertUntilItIsMarked() {
        SimulatedAgent agent = agent().withScreen(ScreenStatus.newBuilder()
                        .setOverlay(ScreenStatus.Overlay.NO_COMPOSITOR)
                        .setDetail("nothing composites display :0")
                        .build())
                .online();
        await().untilAsserted(() -> assertThat(alerts(agent)).containsKey("UNMARKED_SCREEN"));
        agent.withScreen(SimulatedAgent.drawn()).heartbeat();
        await().untilAsserted(() -> assertThat(alerts(agent)).doesNotContainKey("UNMARKED_SCREEN"));
        assertThat(endpoint(agent).get("overlay").asString()).isEqualTo("DRAWN");
    }

    @Test
    void listsFilterSortAndPage() {
        SimulatedAgent first = agent().online();
        awaitState(first, "ONLINE");
        String host = endpoint(first).get("host").asString();
        JsonNode page = officer.get("/api/endpoints?state=ONLINE&sort=lastSeen,desc&size=1&q=" + host)
                .json();
        assertThat(page.get("total").asInt()).isEqualTo(1);
        assertThat(page.get("items").get(0).get("id").asString()).isEqualTo(first.endpointId());
        assertThat(officer.get("/api/endpoints?sort=1;drop").code()).isEqualTo("invalid-input");
        assertThat(officer.get("/api/endpoints?q=%25").json().get("total").asInt())
                .isZero();
    }

    @Test
    void movesRenamesAndTellsWhatCouldNotBeDone() {
        SimulatedAgent agent = agent();
        String group = officer.post("/api/groups", Map.of("name", "G " + newHost()))
                .json()
                .get("id")
                .asString();
        assertThat(act(agent, "MOVE_TO_GROUP", Map.of("groupId", group))
                        .json()
                        .get("results")
                        .get(0)
                        .get("outcome")
                        .asString())
                .isEqualTo("DONE");
        assertThat(endpoint(agent).get("groupId").asString()).isEqualTo(group);
        assertThat(officer.sendJson("PATCH", "/api/endpoints/" + agent.endpointId(), Map.of("name", "CT 2"))
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo("CT 2");
        assertThat(act(agent, "RELEASE")
                        .json()
                        .get("results")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("not-quarantined");
        assertThat(officer.delete("/api/groups/" + group).status()).isEqualTo(204);
        assertThat(endpoint(agent).has("groupId")).isFalse();
    }
}
