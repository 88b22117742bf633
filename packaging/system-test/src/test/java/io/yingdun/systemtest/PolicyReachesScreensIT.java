package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.agent.Workstation;
import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.server.ManagementClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedSystem.class)
class PolicyReachesScreensIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningSystem system;
    private final ManagementClient officer;
    private final Workstation workstation;
    private String policy = "";
    private ChildProcess window;

    @TempDir
    private Path folder;

    PolicyReachesScreensIT(RunningSystem system) {
        this.system = system;
        officer = system.officer();
        workstation = system.first();
    }

    @BeforeEach
    void bothScreensCarryTheirMark() {
        system.awaitMarked();
        window = Scene.PICTURE.show(workstation.screen(), system.document());
    }

    @AfterEach
    void bringBackTheFormerPolicy() {
        workstation.screen().close(window);
        if (!policy.isEmpty()) {
            Policies.remove(officer, policy);
        }
        system.awaitMarked();
    }

    @Test
    void bothWorkstationsAcknowledgeAChangeOfThePolicyForAll() {
        JsonNode policies = officer.get("policies");
        JsonNode forAll = policies.path(policies.size() - 1);
        String path = "policies/" + forAll.path("id").asString();
        Map<String, Object> draft = Map.of(
                "name", forAll.path("name").asString(),
                "enabled", true,
                "strength", 6,
                "trayIcon", forAll.path("trayIcon").asBoolean(),
                "rotationMinutes", forAll.path("rotationMinutes").asInt(),
                "regions", List.of(),
                "targets", Map.of("all", true, "groupIds", List.of(), "endpointIds", List.of()));

        JsonNode saved = officer.put(path, draft, ifMatch(forAll));

        assertThat(saved.path("version").asInt())
                .isGreaterThan(forAll.path("version").asInt());
        int version = saved.path("version").asInt();
        for (Workstation each : system.workstations()) {
            each.agent().await("acknowledgement of version " + version, officer, SOON, endpoint -> {
                JsonNode assignment = endpoint.path("policyAssignment");
                return assignment.path("policyVersion").asInt() == version
                        && "APPLIED".equals(assignment.path("rollout").asString(""));
            });
        }
        assertThat(officer.get(path + "/rollout").path("FAILED").asInt()).isZero();
        officer.post(
                path + "/rollback", Map.of("version", forAll.path("version").asInt()));
    }

    @Test
    void switchingTheMarkOffLeavesTheScreenAsItIs() {
        Pixels marked = capture("marked.png");

        policy = Policies.saveFor(officer, workstation.agent().endpointId(), false, 5, List.of());
        awaitOverlay("SWITCHED_OFF");

        Pixels plain = capture("plain.png");
        assertThat(marked.differences(plain)).isPositive();
        assertThat(Tracing.trace(officer, folder.resolve("plain.png")).named()).isEmpty();
    }

    @Test
    void leavesOutTheRectangleThatThePolicyLeavesOut() {
        policy = Policies.saveFor(officer, workstation.agent().endpointId(), false, 5, List.of());
        awaitOverlay("SWITCHED_OFF");
        Pixels plain = capture("plain.png");
        Policies.remove(officer, policy);

        policy = Policies.saveFor(
                officer, workstation.agent().endpointId(), true, 5, List.of(Policies.leaveOut(250, 250, 750, 750)));
        awaitOverlay("DRAWN");

        Pixels marked = capture("marked.png");
        int width = plain.width();
        int height = plain.height();
        assertThat(marked.differences(plain, width / 4 + 1, height / 4 + 1, width * 3 / 4 - 1, height * 3 / 4 - 1))
                .isZero();
        assertThat(marked.differences(plain, 0, 0, width, height / 4 - 1)).isPositive();
        assertThat(marked.differences(plain, 0, height * 3 / 4 + 1, width, height))
                .isPositive();
    }

    @Test
    void aStrongerMarkChangesThePictureMore() {
        policy = Policies.saveFor(officer, workstation.agent().endpointId(), true, 1, List.of());
        awaitOverlay("DRAWN");
        Pixels weak = capture("weak.png");
        Policies.remove(officer, policy);
        policy = Policies.saveFor(officer, workstation.agent().endpointId(), true, 10, List.of());
        awaitOverlay("DRAWN");
        Pixels strong = capture("strong.png");
        Policies.remove(officer, policy);
        policy = Policies.saveFor(officer, workstation.agent().endpointId(), false, 5, List.of());
        awaitOverlay("SWITCHED_OFF");
        Pixels plain = capture("plain.png");

        assertThat(strong.squaredDifference(plain)).isGreaterThan(2 * weak.squaredDifference(plain));
    }

    private void awaitOverlay(String overlay) {
        String id = policy;
        workstation
                .agent()
                .await(
                        overlay + " by the policy",
                        officer,
                        SOON,
                        endpoint -> overlay.equals(endpoint.path("overlay").asString(""))
                                && "APPLIED".equals(endpoint.path("rollout").asString(""))
                                && id.equals(endpoint.path("policyId").asString("")));
    }

    private Pixels capture(String name) {
        return Pixels.of(workstation.screen().capture(folder.resolve(name)));
    }

    private static Map<String, String> ifMatch(JsonNode policy) {
        return Map.of("If-Match", "\"" + policy.path("version").asString() + "\"");
    }
}
