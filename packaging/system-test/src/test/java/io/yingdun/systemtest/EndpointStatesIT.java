package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.agent.EnrolledAgent;
import io.yingdun.stack.process.Await;
import io.yingdun.stack.server.ManagementClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each of the five states, provoked as it comes about in a hospital. */
@ExtendWith(SharedSystem.class)
class EndpointStatesIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    private final RunningSystem system;
    private final ManagementClient officer;
    private EnrolledAgent agent;

    @TempDir
    private Path folder;

    EndpointStatesIT(RunningSystem system) {
        this.system = system;
        officer = system.officer();
    }

    @AfterEach
    void endAgent() {
        if (agent != null) {
            agent.process().kill();
        }
    }

    @Test
    void runningAgentIsOnline() {
        agent = system.agentWithoutScreen("在线终端");

        agent.awaitState("ONLINE", officer, AT_ONCE);
        assertThat(agent.state(officer).path("overlay").asString("")).isEqualTo("NO_DISPLAY");
    }

    @Test
    void agentThatSaysGoodbyeIsOffline() {
        agent = system.agentWithoutScreen("关机终端");
        agent.awaitState("ONLINE", officer, AT_ONCE);

        agent.stop();

        agent.awaitState("OFFLINE", officer, AT_ONCE);
    }

    @Test
    void killedAgentIsAbnormallyOfflineWithinTheStatedTime() {
        agent = system.agentWithoutScreen("失联终端");
        agent.awaitState("ONLINE", officer, AT_ONCE);

        agent.process().kill();

        agent.awaitState("ABNORMALLY_OFFLINE", officer, StatedTimes.KILLED_AGENT_NOTICED);
    }

    @Test
    void frozenAgentIsAbnormallyOfflineAndBackWhenItWakes() {
        agent = system.agentWithoutScreen("休眠终端");
        agent.awaitState("ONLINE", officer, AT_ONCE);
        Set<String> before = officer.endpointIds();

        signal("STOP");
        agent.awaitState("ABNORMALLY_OFFLINE", officer, StatedTimes.SILENT_AGENT_NOTICED);
        signal("CONT");

        agent.awaitState("ONLINE", officer, RunningSystem.SOON);
        assertThat(officer.endpointIds()).isEqualTo(before);
        assertThat(agent.enrolments(officer)).isEqualTo(1);
    }

    @Test
    void uninstalledAgentIsUninstalledAndHasNoKeysLeft() {
        agent = system.agentWithoutScreen("卸载终端");
        agent.awaitState("ONLINE", officer, AT_ONCE);

        agent.uninstall();

        agent.awaitState("UNINSTALLED", officer, AT_ONCE);
        assertThat(agent.process().process().isAlive()).isFalse();
        assertThat(agent.home().resolve("identity")).doesNotExist();
        assertThat(agent.home().resolve("policy")).doesNotExist();
    }

    @Test
    void assetThatNeverEnrolledIsNotInstalled() throws IOException {
        Path list = folder.resolve("assets.csv");
        Files.writeString(list, "资产编号,主机名,名称,科室,使用人,分组\nA-0007,never-seen-7,CT 阅片 7,放射科,张*三,\n");

        JsonNode preview = officer.upload("assets/preview", list, "text/csv");
        assertThat(preview.path("errors").size()).as("%s", preview).isZero();
        officer.post("assets/imports/" + preview.path("importId").asString(), Map.of());

        Await.until("the asset in the fleet", AT_ONCE, () -> {
            JsonNode found =
                    officer.get("endpoints?q=never-seen-7").path("items").path(0);
            return "NOT_INSTALLED".equals(found.path("state").asString(""));
        });
    }

    private void signal(String name) {
        try {
            new ProcessBuilder(
                            "bash",
                            "-c",
                            "kill -" + name + " " + agent.process().process().pid())
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
