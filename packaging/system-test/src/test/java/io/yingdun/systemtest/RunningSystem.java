package io.yingdun.systemtest;

import io.yingdun.stack.agent.EnrolledAgent;
import io.yingdun.stack.agent.Workstation;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.screen.ScreenSize;
import io.yingdun.stack.screen.VirtualScreen;
import io.yingdun.stack.server.ManagementClient;
import io.yingdun.stack.server.ServerProcess;
import io.yingdun.stack.testkit.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server and two workstations of different sizes, in a folder with a space in its name. What the tests have the
 * system write stays in {@code target/system} for whoever looks for the cause of a failure.
 */
final class RunningSystem implements AutoCloseable {

    static final Duration SOON = Duration.ofMinutes(2);
    static final ScreenSize SIZE = new ScreenSize(1280, 800);
    private static final ScreenSize OTHER_SIZE = new ScreenSize(1024, 768);

    private final Installation installation = Installation.fromSystemProperty();
    private final Path folder;
    private final Mark mark;
    private final int portBase;
    private final List<Workstation> workstations = new ArrayList<>();
    private ServerProcess server;

    RunningSystem() {
        folder = freshFolder(installation.packaging().resolve("system-test/target/system/data 1"));
        mark = Mark.of(folder);
        portBase = FreePorts.inARow(2);
        server = launchServer();
        // Ctrl-C reaches this process alone; what it started has sessions of its own.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        try {
            server.awaitReady();
            workstations.add(workstation("阅片一", SIZE));
            workstations.add(workstation("门诊二", OTHER_SIZE));
            awaitMarked();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Workstation workstation(String name, ScreenSize size) {
        return Workstation.start(installation, mark, folder.resolve(name), name, size, server, officer());
    }

    private ServerProcess launchServer() {
        return ServerProcess.launch(installation, mark, folder, portBase, folder.resolve("server.log"));
    }

    /** The same server again, on the same data and ports; whoever used it before logs in anew. */
    void restartServer() {
        server = launchServer();
        server.awaitReady();
    }

    /** An enrolled agent on a machine without a screen: it is in the fleet, and needs nothing else. */
    EnrolledAgent agentWithoutScreen(String name) {
        Map<String, String> noScreen = Map.of("DISPLAY", "", "WAYLAND_DISPLAY", "");
        return EnrolledAgent.start(installation, mark, folder.resolve(name), name, noScreen, server, officer());
    }

    /** A screen like that of the first workstation, without an agent: what would be shown without the mark. */
    VirtualScreen bareScreen() {
        VirtualScreen screen = VirtualScreen.start(mark, folder.resolve("bare screen"), SIZE);
        screen.startWindowManager();
        screen.startCompositor();
        return screen;
    }

    void awaitMarked() {
        ManagementClient client = officer();
        workstations.forEach(workstation -> workstation.awaitMarked(client, SOON));
    }

    ManagementClient officer() {
        return server.clientFor("OFFICER");
    }

    ServerProcess server() {
        return server;
    }

    Workstation first() {
        return workstations.get(0);
    }

    Workstation second() {
        return workstations.get(1);
    }

    List<Workstation> workstations() {
        return List.copyOf(workstations);
    }

    Installation installation() {
        return installation;
    }

    Mark mark() {
        return mark;
    }

    Path folder() {
        return folder;
    }

    Path document() {
        return installation.packaging().resolve("demo/document.txt");
    }

    Path watermarkKey() {
        return folder.resolve("management/keys/watermark.key");
    }

    @Override
    public void close() {
        workstations.forEach(Workstation::stop);
        server.stop();
    }

    private static Path freshFolder(Path folder) {
        try {
            if (Files.exists(folder)) {
                new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
