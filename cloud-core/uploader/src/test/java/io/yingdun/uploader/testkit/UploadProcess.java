package io.yingdun.uploader.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code cloud upload} and {@code cloud queue} as processes, with one queue. */
public final class UploadProcess {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path queue;
    private final String key;
    private final Path authority;
    private Path output = Path.of("");
    private Path errors = Path.of("");

    public UploadProcess(Path queue, String key, Path authority) {
        this.queue = queue;
        this.key = key;
        this.authority = authority;
    }

    /** How it ended, and what it wrote. */
    public record Ended(int status, List<JsonNode> lines, String errors) {

        public List<String> outcomes() {
            return lines.stream().map(line -> line.path("outcome").asString()).toList();
        }
    }

    public Ended run(URI server, String... arguments) throws IOException, InterruptedException {
        return end(start(server, arguments));
    }

    public Ended queue(String... arguments) throws IOException, InterruptedException {
        List<String> command = java(List.of("queue", "--queue", queue.toString()));
        command.addAll(List.of(arguments));
        return end(launch(command));
    }

    public Process start(URI server, String... arguments) throws IOException {
        List<String> command = java(List.of(
                "upload", "--server", server.toString(), "--ca", authority.toString(), "--queue", queue.toString()));
        command.addAll(List.of(arguments));
        return launch(command);
    }

    private static List<String> java(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.yingdun.uploader.cli.CloudCommand"));
        command.addAll(arguments);
        return command;
    }

    private Process launch(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("YINGDUN_API_KEY", key);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Files.createDirectories(queue);
        builder.redirectOutput(Files.createTempFile(queue, "out", "").toFile());
        builder.redirectError(Files.createTempFile(queue, "err", "").toFile());
        output = builder.redirectOutput().file().toPath();
        errors = builder.redirectError().file().toPath();
        return builder.start();
    }

    /** Waits for the last one started. */
    public Ended end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + Files.readString(errors));
        }
        List<JsonNode> lines =
                Files.readAllLines(output).stream().map(JSON::readTree).toList();
        return new Ended(process.exitValue(), lines, Files.readString(errors, StandardCharsets.UTF_8));
    }

    /** What the last one started has written so far to standard output. */
    public String output() {
        return textOf(output);
    }

    /** The same of standard error. */
    public String errors() {
        return textOf(errors);
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitInQueue(String name) throws InterruptedException {
        await(() -> journals().contains(name));
    }

    public void awaitStored(SmallCloud cloud, String sha256) throws InterruptedException {
        await(() -> cloud.stored().containsKey(sha256));
    }

    private String journals() {
        try (var files = Files.walk(queue)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(f -> f.endsWith("journal.jsonl")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException | java.io.UncheckedIOException e) { // a file of the queue went while it was listed
            return "";
        }
    }

    public static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come about in " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
