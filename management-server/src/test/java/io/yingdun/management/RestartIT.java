package io.yingdun.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.FreePorts;
import io.yingdun.management.testkit.AgentSite;
import io.yingdun.management.testkit.SimulatedAgent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server as a process of its own: killed in the middle of its work, started again. */
class RestartIT {

    /** Two servers start from nothing in this test: a slow machine may take its time over each step. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int PORT = FreePorts.base(2);

    @TempDir
    private Path dir;

    private Process server;

    @AfterEach
    void stop() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(30, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
    }

    private void start() throws IOException {
        String classPath = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(java.io.File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(java.io.File.pathSeparator));
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        ManagementServer.class.getName(),
                        "--yingdun.data-dir=" + dir,
                        "--yingdun.port-base=" + PORT,
                        "--yingdun.fleet.restart-grace=10s",
                        "--yingdun.identity.first-accounts=OFFICER",
                        "--yingdun.identity.first-accounts-file=" + dir.resolve("accounts.json"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        dir.resolve("server.log").toFile()))
                .start();
        await().atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> anyone().get("/actuator/health").status() == 200);
    }

    private ApiClient anyone() {
        return ApiClient.trusting(
                URI.create("https://localhost:" + PORT), AgentSite.authority(dir.resolve("management/pki/ca.pem")));
    }

    private ApiClient officer() throws IOException {
        JsonNode account = new JsonMapper()
                .readTree(Files.readString(dir.resolve("accounts.json")))
                .get(0);
        return anyone().logIn(
                        account.get("user").asString(), account.get("password").asString());
    }

    private static String state(ApiClient officer, SimulatedAgent agent, String field) {
        return officer.get("/api/endpoints/" + agent.endpointId())
                .json()
                .get(field)
                .asString();
    }

    @Test
    void aKilledServerLosesNothingAndJudgesNobodyTooSoon() throws Exception {
        start();
        ApiClient officer = officer();
        String code = officer.post("/api/enrolment-codes", Map.of("maxUses", 5, "validHours", 1))
                .json()
                .get("code")
                .asString();
        try (AgentSite site = new AgentSite(
                URI.create("https://localhost:" + PORT),
                AgentSite.authority(dir.resolve("management/pki/ca.pem")),
                1)) {
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
            Map<String, Object> draft = new HashMap<>(Map.of(
                    "name",
                    "after the crash",
                    "enabled",
                    true,
                    "strength",
                    9,
                    "trayIcon",
                    true,
                    "rotationMinutes",
                    60,
                    "regions",
                    List.of(),
                    "targets",
                    Map.of("all", true)));
            comesBack.freeze();
            assertThat(officer.putIfMatch("/api/policies/" + policy.get("id").asString(), draft, "\"1\"")
                            .status())
                    .isEqualTo(200);
            server.destroyForcibly().waitFor();

            start();
            ApiClient again = officer();
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
