package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.agent.EnrolledAgent;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.server.ManagementClient;
import io.yingdun.stack.server.ServerProcess;
import io.yingdun.stack.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hospital's name service is off: agents know a name for the server, and nobody tells them its address. */
class LostNameIT {

    private static final String NAME = "yingdun.test";

    /** Stated: 36 s after the server's start for whoever is not back. */
    private static final Duration ABSENT_AFTER_RESTART = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private ServerProcess server;
    private EnrolledAgent agent;

    @AfterEach
    void stop() {
        if (agent != null) {
            agent.process().kill();
        }
        server.stop();
    }

    @Test
    void anAgentThatCannotFindTheServersNameIsAbnormallyOfflineAndComesBackAsItself() throws IOException {
        Path hosts = folder.resolve("hosts");
        Installation installation = Installation.fromSystemProperty();
        Mark mark = Mark.of(folder);
        int ports = FreePorts.inARow(2);
        server = launch(installation, mark, ports);
        Files.writeString(hosts, "127.0.0.1 localhost " + NAME + "\n");
        agent = EnrolledAgent.start(
                installation,
                mark,
                folder.resolve("agent"),
                "断网终端",
                Map.of(
                        "DISPLAY", "",
                        "WAYLAND_DISPLAY", "",
                        "JDK_JAVA_OPTIONS",
                                "-Djdk.net.hosts.file=" + hosts
                                        + " -Dsun.net.inetaddr.ttl=0 -Dsun.net.inetaddr.negative.ttl=0"),
                server,
                server.clientFor("OFFICER"));
        agent.awaitState("ONLINE", server.clientFor("OFFICER"), RunningSystem.SOON);

        Files.writeString(hosts, "127.0.0.1 localhost\n");
        server.stop();
        server = launch(installation, mark, ports);
        ManagementClient officer = server.clientFor("OFFICER");
        agent.awaitState("ABNORMALLY_OFFLINE", officer, ABSENT_AFTER_RESTART);

        Files.writeString(hosts, "127.0.0.1 localhost " + NAME + "\n");
        agent.awaitState("ONLINE", officer, RunningSystem.SOON);
        assertThat(officer.endpointIds()).as("no new record").hasSize(1);
        assertThat(agent.enrolments(officer)).isEqualTo(1);
    }

    private ServerProcess launch(Installation installation, Mark mark, int ports) {
        ServerProcess launched = ServerProcess.launch(
                installation,
                mark,
                folder.resolve("data"),
                ports,
                folder.resolve("server.log"),
                Map.of("YINGDUN_HOSTNAMES", NAME));
        launched.awaitReady();
        return launched;
    }
}
