package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.agent.Workstation;
import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.server.ManagementClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSystem.class)
class ServerLossIT {

    private static final Duration BACK_BY_ITSELF = Duration.ofSeconds(120);

    private final RunningSystem system;

    @TempDir
    private Path folder;

    ServerLossIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void bothScreensCarryTheirMark() {
        system.awaitMarked();
    }

    @Test
    void agentsKeepDrawingWhileTheServerIsDownAndComeBackByThemselves() {
        Workstation workstation = system.first();
        ChildProcess window = Scene.PICTURE.show(workstation.screen(), system.document());
        Pixels before = Pixels.of(workstation.screen().capture(folder.resolve("before.png")));
        List<Long> agents = agentProcesses();

        system.server().process().kill();
        workstation.screen().close(window);
        window = Scene.PICTURE.show(workstation.screen(), system.document());
        Pixels during = Pixels.of(workstation.screen().capture(folder.resolve("during.png")));
        workstation.screen().close(window);
        system.restartServer();

        ManagementClient officer = system.officer();
        system.workstations().forEach(each -> each.awaitMarked(officer, BACK_BY_ITSELF));
        assertThat(during.differences(before)).isZero();
        assertThat(agentProcesses()).isEqualTo(agents);
    }

    @Test
    void theScreenShownWhileTheServerWasDownIsTraceableAfter() {
        Workstation workstation = system.second();
        ChildProcess window = Scene.DOCUMENT.show(workstation.screen(), system.document());
        system.server().process().kill();
        Path capture = workstation.screen().capture(folder.resolve("during.png"));
        workstation.screen().close(window);
        system.restartServer();

        assertThat(Tracing.trace(system.officer(), capture).named()).containsOnly(workstation.name());
    }

    private List<Long> agentProcesses() {
        return system.workstations().stream()
                .map(each -> each.agent().process().process().pid())
                .toList();
    }
}
