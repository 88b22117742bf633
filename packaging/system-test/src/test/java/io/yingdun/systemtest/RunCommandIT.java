package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.process.Await;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.server.ManagementClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code packaging/run} as a person uses it, in a folder with a space in its name. */
class RunCommandIT {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Installation installation = Installation.fromSystemProperty();
    private final List<Process> runs = new ArrayList<>();
    private int portBase;
    private Path data;

    @TempDir
    private Path folder;

    @BeforeEach
    void chooseFolderAndPorts() {
        portBase = RunningSystem.freePortPair();
        data = folder.resolve("my data");
    }

    @AfterEach
    void stopRuns() throws InterruptedException {
        for (Process run : runs) {
            run.destroy();
            run.waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(marked()).isEmpty();
    }

    @Test
    void writesRunFileForItsOwnerAloneAndTheAccountInItWorks() throws IOException {
        start();
        JsonNode run = awaitRunFile();

        JsonNode management = run.path("management");
        ManagementClient client = new ManagementClient(
                URI.create(management.path("url").asString()),
                Path.of(run.path("ca").asString()));
        client.logIn(
                management.path("user").asString(), management.path("password").asString());

        assertThat(client.get("session").path("user").path("role").asString()).isEqualTo("OFFICER");
        assertThat(client.get("overview").path("states").isObject()).isTrue();
        assertThat(run.path("accounts").size()).isEqualTo(3);
        assertThat(management.path("gateway").asString()).isEqualTo("localhost:" + (portBase + 1));
        assertThat(mode(data.resolve("run.json"))).isEqualTo("rw-------");
        assertThat(mode(data.resolve("first-accounts.json"))).isEqualTo("rw-------");
        assertThat(mode(data)).isEqualTo("rwx------");
    }

    @Test
    void stopsEverythingOnSigterm() throws Exception {
        Process run = start();
        awaitRunFile();
        assertThat(marked()).isNotEmpty();

        run.destroy();

        assertThat(run.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).isZero();
        assertThat(marked()).isEmpty();
        assertThat(data.resolve("run.json")).doesNotExist();
    }

    @Test
    void recoversFromKillMinusNineWithItsData() throws Exception {
        Process killed = start();
        JsonNode before = awaitRunFile();
        killed.destroyForcibly().waitFor();
        assertThat(marked()).as("what the killed run left over").isNotEmpty();

        start();
        Await.until(
                "a run file of the second run",
                START,
                () -> !runFile().path("pids").equals(before.path("pids"))
                        && runFile().path("pids").isArray());

        assertThat(runFile().path("accounts")).isEqualTo(before.path("accounts"));
        assertThat(ProcessHandle.of(before.path("pids").path(1).asLong())).isEmpty();
    }

    @Test
    void recoversWhenEveryProcessIsKilledAtOnce() throws Exception {
        start();
        JsonNode before = awaitRunFile();
        for (long pid : marked()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        runs.get(0).destroyForcibly().waitFor();
        Files.deleteIfExists(data.resolve("run.json"));

        start();

        assertThat(awaitRunFile().path("accounts")).isEqualTo(before.path("accounts"));
    }

    @Test
    void saysWhichPortIsInUseAndWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(portBase + 1, 1, InetAddress.getLoopbackAddress())) {
            Process run = start();

            assertThat(run.waitFor(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).isEqualTo(1);
            assertThat(output()).contains("port " + taken.getLocalPort() + " is in use", "--port-base");
        }
    }

    @Test
    void refusesAFolderThatAnotherRunIsUsing() throws Exception {
        start();
        awaitRunFile();

        Process second = start("--port-base", "" + RunningSystem.freePortPair());

        assertThat(second.waitFor(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(output()).contains("another packaging/run is using", "--data");
        assertThat(runFile().path("pids").isArray()).isTrue();
    }

    private Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                installation.packaging().resolve("run").toString(),
                "--no-build",
                "--no-demo",
                "--data",
                data.toString(),
                "--port-base",
                "" + portBase));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("output-" + runs.size() + ".txt").toFile());
        Process run = builder.start();
        runs.add(run);
        return run;
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output-" + (runs.size() - 1) + ".txt"));
    }

    private JsonNode awaitRunFile() throws IOException {
        Process run = runs.get(runs.size() - 1);
        Await.until("run.json", START, () -> Files.exists(data.resolve("run.json")) || !run.isAlive());
        assertThat(run.isAlive()).as(output()).isTrue();
        return runFile();
    }

    private JsonNode runFile() {
        Path file = data.resolve("run.json");
        ObjectMapper json = new ObjectMapper();
        return Files.exists(file) ? json.readTree(file.toFile()) : json.createObjectNode();
    }

    /** Processes that carry the run's mark in their environment, however far down they were started. */
    private List<Long> marked() {
        String mark = "YINGDUN_RUN=" + data;
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> environment(pid).contains(mark))
                .toList();
    }

    private static List<String> environment(long pid) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
            return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException goneOrForeign) {
            return List.of();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
