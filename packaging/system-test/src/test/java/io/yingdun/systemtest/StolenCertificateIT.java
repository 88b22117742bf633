package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.agent.AgentProcess;
import io.yingdun.stack.agent.EnrolledAgent;
import io.yingdun.stack.process.Await;
import io.yingdun.stack.server.ManagementClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedSystem.class)
class StolenCertificateIT {

    private static final Duration NOTICED = Duration.ofSeconds(60);

    private final RunningSystem system;
    private final ManagementClient officer;

    @TempDir
    private Path folder;

    StolenCertificateIT(RunningSystem system) {
        this.system = system;
        officer = system.officer();
    }

    @Test
    void oneKeyUsedTwiceAtOnceIsNoticedNamedAndQuarantined() throws IOException {
        EnrolledAgent victim = system.agentWithoutScreen("被盗终端");
        victim.awaitState("ONLINE", officer, NOTICED);
        Path copy = folder.resolve("stolen");
        copyTree(victim.home(), copy);

        AgentProcess thief = AgentProcess.start(
                system.installation(),
                system.mark(),
                copy,
                system.server().url(),
                Map.of("DISPLAY", "", "WAYLAND_DISPLAY", ""),
                "",
                folder.resolve("thief.log"));
        try {
            JsonNode alert = Await.value("an alert about the key that is used twice", NOTICED, () -> {
                for (JsonNode open : officer.get("alerts?status=open")) {
                    if ("CLONED_KEY".equals(open.path("kind").asString(""))
                            && victim.endpointId()
                                    .equals(open.path("endpointId").asString(""))) {
                        return Optional.of(open);
                    }
                }
                return Optional.empty();
            });

            assertThat(alert.path("endpointName").asString("")).isEqualTo("被盗终端");
            assertThat(victim.state(officer).path("quarantined").asBoolean(false))
                    .isTrue();
            assertThat(system.first().agent().state(officer).path("quarantined").asBoolean(true))
                    .isFalse();
        } finally {
            thief.kill();
            victim.process().kill();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (Files.isRegularFile(path)) {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
