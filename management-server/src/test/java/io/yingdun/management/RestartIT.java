package io.yingdun.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.management.testkit.AgentSite;
import io.yingdun.management.testkit.SimulatedAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The server as a process of its own: killed in the middle of its work, started again. */
class RestartIT {

    /** Two servers start from nothing in this test: a slow machine may take its time over each step. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path dir;

    private ServerInItsOwnProcess server;

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
    }

    private static String state(ApiClient officer, SimulatedAgent agent, String field) {
        return officer.get("/api/endpoints/" + agent.endpointId())
                .json()
                .get(field)
                .asString();
    }

    @Test
    void aKilledServerLosesNothingAndJudgesNobodyTooSoon() throws Exception {
        server = new ServerInItsOwnProcess(dir, List.of("--yingdun.fleet.restart-grace=30s"), Map.of());
        server.start();
        ApiClient officer = server.officer();
        String code = officer.post("/api/enrolment-codes", Map.of("maxUses", 5, "validHours", 1))
                .json()
                .get("code")
                .asString();
        try (AgentSite site = server.site()) {
            SimulatedAgent comesBack =
                    SimulatedAgent.enrolled(site, code, "comes-back").online();
            SimulatedAgent staysAway =
                    SimulatedAgent.enrolled(site, code, "stays-away").online();
            for (SimulatedAgent agent : List.of(comesBack, staysAway)) {
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(state(officer, agent, "rollout")).isEqualTo("APPLIED"));
            }
            // Saved, answered, and the process is dead before anybody can tell whether the push went out.
            JsonNode policy = officer.get("/api/policies").json().get(0);
            Map<String, Object> draft =
                    FleetScene.draft(Map.of("name", "after the crash", "strength", 9, "targets", Map.of("all", true)));
            comesBack.freeze();
            assertThat(officer.putIfMatch("/api/policies/" + policy.get("id").asString(), draft, "\"1\"")
                            .status())
                    .isEqualTo(200);
            server.kill();

            server.start();
            ApiClient again = server.officer();
            assertThat(state(again, comesBack, "state")).isEqualTo("ONLINE");
            assertThat(state(again, staysAway, "state")).isEqualTo("ONLINE");
            comesBack.online();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(comesBack.policy())
                            .satisfies(p -> assertThat(p.getStrength()).isEqualTo(9)));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(state(again, comesBack, "rollout")).isEqualTo("APPLIED"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(state(again, staysAway, "state")).isEqualTo("ABNORMALLY_OFFLINE"));
            assertThat(again.get("/api/endpoints/" + staysAway.endpointId()).text())
                    .contains("server's restart");
            assertThat(state(again, comesBack, "state")).isEqualTo("ONLINE");
            assertThat(again.get("/api/endpoints/" + comesBack.endpointId()).text())
                    .doesNotContain("ABNORMALLY_OFFLINE");
            comesBack.close();
        }
    }
}
