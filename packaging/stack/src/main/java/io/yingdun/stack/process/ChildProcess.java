package io.yingdun.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program started in a session of its own ({@code setsid}), so that Ctrl-C in the terminal reaches only the one who
 * stops it in order, and so that a signal to the group reaches its children too.
 */
public final class ChildProcess {

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts {@code command}; what it prints goes to {@code log} (mode 600), the last run's first removed. */
    public static ChildProcess start(
            String name, Mark mark, List<String> command, Map<String, String> environment, Path log) {
        List<String> inOwnSession = new ArrayList<>(List.of("setsid"));
        inOwnSession.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(inOwnSession).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put(Mark.VARIABLE, mark.value());
        try {
            Files.deleteIfExists(log);
            Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.redirectInput(
                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            return new ChildProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new StackException(name + " could not be started: " + e.getMessage(), e);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Of a process that has ended. */
    public int exitStatus() {
        return process.exitValue();
    }

    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Asks the process group to end; after {@code patience} it is killed. */
    public void stop(Duration patience) {
        signalGroup("TERM");
        try {
            process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /** SIGKILL to the whole group, as a crash or a person with {@code kill -9} would do it. */
    public void kill() {
        signalGroup("KILL");
        process.destroyForcibly();
    }

    /** The last lines of the log, for an error message. */
    public String lastLines(int count) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    private void signalGroup(String signal) {
        try {
            // An ended group is no error: the shell's complaint about it goes nowhere.
            new ProcessBuilder("bash", "-c", "kill -\"$1\" -- -\"$2\" 2>/dev/null", "signal", signal, "" + pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
