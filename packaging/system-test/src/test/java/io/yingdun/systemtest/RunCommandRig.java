package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.process.Await;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.testkit.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Starts {@code packaging/run} as a person does, in a folder with a space in its name, and looks at what it does. */
final class RunCommandRig {

    static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(90);

    private final Path folder;
    private final Path data;
    private final int portBase = FreePorts.inARow(5);
    private final List<Process> runs = new ArrayList<>();

    RunCommandRig(Path folder) {
        this.folder = folder;
        data = folder.resolve("my data");
    }

    Path data() {
        return data;
    }

    int portBase() {
        return portBase;
    }

    Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Installation.fromSystemProperty().packaging().resolve("run").toString(),
                "--no-build",
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

    /** SIGTERM, and everything gone within the time that a person would wait. */
    void stop(Process run) throws InterruptedException {
        run.destroy();
        assertThat(run.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    void stopAll() throws InterruptedException {
        for (Process run : runs) {
            stop(run);
        }
        assertThat(marked()).isEmpty();
    }

    boolean endsBy(Process run) throws InterruptedException {
        return run.waitFor(START.toSeconds(), TimeUnit.SECONDS);
    }

    String output() throws IOException {
        return Files.readString(folder.resolve("output-" + (runs.size() - 1) + ".txt"));
    }

    JsonNode awaitRunFile() throws IOException {
        Process run = runs.get(runs.size() - 1);
        Await.until("run.json", START, () -> Files.exists(data.resolve("run.json")) || !run.isAlive());
        assertThat(run.isAlive()).as(output()).isTrue();
        return runFile();
    }

    JsonNode runFile() {
        Path file = data.resolve("run.json");
        ObjectMapper json = new ObjectMapper();
        return Files.exists(file) ? json.readTree(file.toFile()) : json.createObjectNode();
    }

    /** Processes that carry the run's mark in their environment, however far down they were started. */
    List<Long> marked() {
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
}
