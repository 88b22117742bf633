package io.yingdun.stack.run;

import io.yingdun.stack.agent.EnrolledAgent;
import io.yingdun.stack.agent.Workstation;
import io.yingdun.stack.desktop.Desktop;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.process.StackException;
import io.yingdun.stack.screen.ScreenSize;
import io.yingdun.stack.server.ManagementClient;
import io.yingdun.stack.server.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two virtual workstations with something on their screens and, when asked for, an agent on this machine's own. */
final class Demonstration {

    private static final Duration MARKED = Duration.ofSeconds(120);
    private static final Map<String, ScreenSize> WORKSTATIONS = Map.of(
            "放射科阅片 1", new ScreenSize(1600, 1000),
            "门诊三诊室", new ScreenSize(1366, 768));

    private final Installation installation;
    private final Mark mark;
    private final Path folder;
    private final ServerProcess server;
    private final ManagementClient officer;
    private final List<Workstation> workstations = new ArrayList<>();
    private @Nullable EnrolledAgent thisScreen;

    Demonstration(Installation installation, Mark mark, Path folder, ServerProcess server, ManagementClient officer) {
        this.installation = installation;
        this.mark = mark;
        this.folder = folder;
        this.server = server;
        this.officer = officer;
    }

    synchronized List<Workstation> startWorkstations() {
        Path document = installation.packaging().resolve("demo/document.txt");
        List<String> names = WORKSTATIONS.keySet().stream().sorted().toList();
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            Workstation workstation = Workstation.start(
                    installation,
                    mark,
                    folder.resolve("workstation-" + (index + 1)),
                    name,
                    WORKSTATIONS.get(name),
                    server,
                    officer);
            workstations.add(workstation);
            Desktop.furnish(workstation.screen(), document);
        }
        workstations.forEach(workstation -> workstation.awaitMarked(officer, MARKED));
        return List.copyOf(workstations);
    }

    synchronized void markThisScreen() {
        if (System.getenv("DISPLAY") == null) {
            throw new StackException("--this-screen marks the screen in DISPLAY, and DISPLAY is not set."
                    + " Start it from a terminal on that screen, or leave the option out.");
        }
        // The agent inherits DISPLAY and XAUTHORITY from this process.
        thisScreen = EnrolledAgent.start(
                installation, mark, folder.resolve("this-screen"), "此屏幕", Map.of(), server, officer);
    }

    synchronized void stop() {
        EnrolledAgent own = thisScreen;
        if (own != null) {
            own.stop();
        }
        workstations.forEach(workstation -> workstation.agent().stop());
        workstations.forEach(Workstation::stop);
    }
}
