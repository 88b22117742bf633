package io.yingdun.stack.agent;

import io.yingdun.stack.process.Await;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.process.StackException;
import io.yingdun.stack.screen.ScreenSize;
import io.yingdun.stack.screen.VirtualScreen;
import io.yingdun.stack.server.ManagementClient;
import io.yingdun.stack.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A virtual workstation: a screen and the agent that marks it, known to the server under a name. Its folder keeps the
 * enrolment, so that the next start is the same endpoint again.
 */
public final class Workstation {

    private static final Duration ENROLMENT = Duration.ofSeconds(60);
    private static final String ENDPOINT_ID = "endpoint-id";

    private final Installation installation;
    private final Mark mark;
    private final Path folder;
    private final String name;
    private final VirtualScreen screen;
    private AgentProcess agent;
    private String endpointId;

    private Workstation(
            Installation installation,
            Mark mark,
            Path folder,
            String name,
            VirtualScreen screen,
            AgentProcess agent,
            String endpointId) {
        this.installation = installation;
        this.mark = mark;
        this.folder = folder;
        this.name = name;
        this.screen = screen;
        this.agent = agent;
        this.endpointId = endpointId;
    }

    /** Starts screen, window manager, compositor and agent; enrols the agent where its folder is new. */
    public static Workstation start(
            Installation installation,
            Mark mark,
            Path folder,
            String name,
            ScreenSize size,
            ServerProcess server,
            ManagementClient officer) {
        VirtualScreen screen = VirtualScreen.start(mark, folder.resolve("screen"), size);
        screen.startWindowManager();
        screen.startCompositor();
        String known = knownEndpoint(folder);
        String code = known.isEmpty() ? newCode(officer) : "";
        Set<String> before = known.isEmpty() ? endpoints(officer) : Set.of();
        AgentProcess agent = AgentProcess.start(
                installation,
                mark,
                folder.resolve("agent"),
                server.url(),
                screen.environment(),
                code,
                folder.resolve("agent.log"));
        Workstation workstation = new Workstation(installation, mark, folder, name, screen, agent, known);
        if (known.isEmpty()) {
            workstation.awaitEnrolment(officer, before);
        }
        return workstation;
    }

    private static String newCode(ManagementClient officer) {
        return officer.post("enrolment-codes", Map.of("maxUses", 1, "validHours", 1))
                .path("code")
                .asString();
    }

    private static Set<String> endpoints(ManagementClient officer) {
        Set<String> ids = new HashSet<>();
        officer.get("endpoints?size=200")
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    private void awaitEnrolment(ManagementClient officer, Set<String> before) {
        endpointId = Await.value(
                "the agent on " + screen.display() + " to enrol (log: " + agentLog() + ")", ENROLMENT, () -> {
                    if (!agent.process().isAlive()) {
                        throw new StackException(
                                "The agent on " + screen.display() + " ended while enrolling. The end of " + agentLog()
                                        + ":\n" + agent.process().lastLines(15));
                    }
                    return endpoints(officer).stream()
                            .filter(id -> !before.contains(id))
                            .findFirst();
                });
        officer.patch("endpoints/" + endpointId, Map.of("name", name));
        try {
            Files.writeString(folder.resolve(ENDPOINT_ID), endpointId);
        } catch (IOException e) {
            throw new StackException(folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String knownEndpoint(Path folder) {
        try {
            return Files.readString(folder.resolve(ENDPOINT_ID)).strip();
        } catch (IOException notEnrolled) {
            return "";
        }
    }

    /** The agent again, as its service would start it after a stop or a crash. */
    public void restartAgent(ServerProcess server) {
        agent = AgentProcess.start(
                installation,
                mark,
                folder.resolve("agent"),
                server.url(),
                screen.environment(),
                "",
                folder.resolve("agent.log"));
    }

    /** Waits until the server reports that this screen carries the mark of its present policy. */
    public JsonNode awaitMarked(ManagementClient officer, Duration atMost) {
        return Await.value(name + " to be online with its screen marked (log: " + agentLog() + ")", atMost, () -> {
            JsonNode endpoint = state(officer);
            boolean marked = "ONLINE".equals(endpoint.path("state").asString(""))
                    && "APPLIED".equals(endpoint.path("rollout").asString(""))
                    && "DRAWN".equals(endpoint.path("overlay").asString(""));
            return marked ? Optional.of(endpoint) : Optional.empty();
        });
    }

    public JsonNode state(ManagementClient officer) {
        return officer.get("endpoints/" + endpointId);
    }

    public String name() {
        return name;
    }

    public String endpointId() {
        return endpointId;
    }

    public VirtualScreen screen() {
        return screen;
    }

    public AgentProcess agent() {
        return agent;
    }

    public Path agentLog() {
        return folder.resolve("agent.log");
    }

    public void stop() {
        agent.stop();
        screen.stop();
    }
}
