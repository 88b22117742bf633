package io.yingdun.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.EventStream;
import io.yingdun.management.testkit.SimulatedAgent;
import io.yingdun.protocol.v1.Goodbye;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an open console is told without asking (server-sent events). */
class LiveEventsIT extends FleetScene {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static Stream<JsonNode> about(EventStream stream, SimulatedAgent agent) {
        return stream.data("endpoint").stream()
                .filter(endpoint -> endpoint.get("id").asString().equals(agent.endpointId()));
    }

    private static void awaitState(EventStream stream, SimulatedAgent agent, String state) {
        await().atMost(SOON)
                .until(() -> about(stream, agent)
                        .anyMatch(endpoint -> endpoint.get("state").asString().equals(state)));
    }

    @Test
    void aChangedEndpointReachesEveryOpenConsole() {
        SimulatedAgent agent = agent();
        try (EventStream officers = officer.events();
                EventStream auditors = loggedInAs("AUDITOR").events()) {
            agent.online();
            awaitState(officers, agent, "ONLINE");
            awaitState(auditors, agent, "ONLINE");

            agent.goodbye(Goodbye.Reason.STOPPED);
            awaitState(officers, agent, "OFFLINE");
        }
    }

    @Test
    void tracesAreToldToOfficersAlone() {
        SimulatedAgent agent = agent();
        try (EventStream officers = officer.events();
                EventStream auditors = loggedInAs("AUDITOR").events()) {
            officer.upload(
                    "/api/traces", "no.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'}, Map.of());
            await().atMost(SOON).until(() -> !officers.data("trace").isEmpty());

            // The auditor's stream lives and tells other things.
            agent.online();
            awaitState(auditors, agent, "ONLINE");
            assertThat(auditors.data("trace")).isEmpty();
        }
    }

    @Test
    void nothingIsToldWithoutALogIn() {
        ApiClient.Answer answer = anyone().get("/api/events");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("not-logged-in");
    }

    @Test
    void noCacheOrProxyKeepsTheStreamBack() {
        try (EventStream stream = officer.events()) {
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
        }
    }
}
