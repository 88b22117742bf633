package io.yingdun.agent.testkit;

import io.yingdun.agent.AgentMain;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.ServerMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a whole agent needs around it: a virtual screen on one side, a scripted gateway on the other, a home. */
public final class AgentOnAScreen implements AutoCloseable {
    public final XScreen screen;
    public final FakeGateway gateway;
    public final Path home;
    private final FakeEnrolment enrolment;
    private final Path code;

    private AgentOnAScreen(Path folder, XScreen screen) throws Exception {
        this.screen = screen;
        TestAuthority authority = TestAuthority.today();
        gateway = new FakeGateway(authority);
        enrolment = new FakeEnrolment(authority, authority.server(), "localhost:" + gateway.port());
        home = folder.resolve("home");
        code = folder.resolve("code");
        Files.writeString(code, enrolment.code().text());
    }

    /** Skips the test where a program is missing. The agent itself is not started yet. */
    public static AgentOnAScreen prepare(Path folder, int width, int height) throws Exception {
        return new AgentOnAScreen(folder, XScreen.start(width, height));
    }

    /**
     * Starts the agent as a process of its own; it enrols where its home is new.
     *
     * @param launcher a program and its arguments that start what follows them, such as {@code env NAME=VALUE}
     */
    public Process startAgent(String... launcher) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(command(
                "run",
                "--home",
                home.toString(),
                "--server",
                enrolment.address().toString(),
                "--code-file",
                code.toString()));
        return screen.spawnPiped(command);
    }

    /** Sends this policy to the connected agent. */
    public void assign(PolicyAssignment.Builder policy) {
        gateway.send(ServerMessage.newBuilder().setPolicy(policy).build());
    }

    /** The agent's command line with these arguments. */
    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "@" + Path.of("src/main/launcher/agent.jvmargs").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                AgentMain.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    @Override
    public void close() {
        screen.close();
        enrolment.close();
        gateway.close();
    }
}
