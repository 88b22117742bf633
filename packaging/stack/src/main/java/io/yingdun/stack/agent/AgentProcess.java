package io.yingdun.stack.agent;

import io.yingdun.stack.process.Await;
import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.process.StackException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A running endpoint agent; {@link #stop} is the orderly goodbye, {@link #kill} the crash. */
public final class AgentProcess {

    private static final Duration STOP = Duration.ofSeconds(10);

    /** The agent gives itself 15 s to stop and 20 s to tell the server. */
    private static final Duration UNINSTALL = Duration.ofSeconds(60);

    private static final String JVM_OPTIONS = "endpoint-agent/agent/src/main/launcher/agent.jvmargs";

    private final ChildProcess process;
    private final Path home;

    private AgentProcess(ChildProcess process, Path home) {
        this.process = process;
        this.home = home;
    }

    /**
     * Starts an agent with {@code home} as its own folder.
     *
     * @param screen the environment that leads to its screen
     * @param enrolmentCode empty for an agent that is enrolled already
     */
    public static AgentProcess start(
            Installation installation,
            Mark mark,
            Path home,
            URI server,
            Map<String, String> screen,
            String enrolmentCode,
            Path log) {
        Map<String, String> environment = new HashMap<>(screen);
        // The C library keeps one arena for each thread otherwise, a third of the agent's memory.
        environment.put("MALLOC_ARENA_MAX", "2");
        if (!enrolmentCode.isEmpty()) {
            environment.put("YINGDUN_ENROLMENT_CODE", enrolmentCode);
        }
        List<String> command = command(installation, "run", "--home", home.toString(), "--server", server.toString());
        return new AgentProcess(ChildProcess.start("endpoint agent", mark, command, environment, log), home);
    }

    /** Ends the agent of {@code home} as its removal from the machine does, and waits until that is done. */
    static void uninstall(Installation installation, Mark mark, Path home, Map<String, String> environment, Path log) {
        List<String> command = command(installation, "uninstall", "--home", home.toString());
        ChildProcess uninstall = ChildProcess.start("uninstallation", mark, command, environment, log);
        Await.until("the uninstallation (log: " + log + ")", UNINSTALL, () -> !uninstall.isAlive());
        if (uninstall.exitStatus() != 0) {
            throw new StackException("The uninstallation failed. The end of " + log + ":\n" + uninstall.lastLines(15));
        }
    }

    private static List<String> command(Installation installation, String... arguments) {
        List<String> command = Installation.java(
                List.of("@" + installation.root().resolve(JVM_OPTIONS)),
                "-cp",
                installation.classpath("endpoint-agent/agent"),
                "io.yingdun.agent.AgentMain");
        command.addAll(List.of(arguments));
        return command;
    }

    public Path home() {
        return home;
    }

    public ChildProcess process() {
        return process;
    }

    public void stop() {
        process.stop(STOP);
    }

    public void kill() {
        process.kill();
    }
}
