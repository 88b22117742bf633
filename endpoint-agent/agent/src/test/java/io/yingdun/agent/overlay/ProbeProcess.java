package io.yingdun.agent.overlay;

import io.yingdun.agent.testkit.Eventually;
import io.yingdun.agent.testkit.XScreen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An {@link OverlayProbe} running on a virtual screen. */
final class ProbeProcess {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final PrintWriter commands;

    private ProbeProcess(Process process) {
        commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(() -> collect(process), "probe-output");
        reader.setDaemon(true);
        reader.start();
    }

    static ProbeProcess start(XScreen screen, BackendKind kind) throws IOException {
        return new ProbeProcess(screen.spawnPiped(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OverlayProbe.class.getName(),
                kind.name())));
    }

    private void collect(Process process) {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(lines::add);
            lines.add("the probe's output ended");
        } catch (IOException | UncheckedIOException e) {
            lines.add("the probe's output broke off: " + e.getMessage());
        }
    }

    ProbeProcess send(String command) {
        commands.println(command);
        return this;
    }

    /** Waits until a report starts with these words; reports before it are forgotten. */
    void awaitReport(String prefix) {
        try {
            Eventually.await("report " + prefix, LONGEST, () -> {
                for (String line = lines.poll(); line != null; line = lines.poll()) {
                    if (line.startsWith(prefix)) {
                        return true;
                    }
                    seen.add(line);
                }
                return false;
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; the probe said " + seen, e);
        }
    }

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
}
