package io.yingdun.stack.agent;

import io.yingdun.stack.process.Await;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.process.StackException;
import io.yingdun.stack.server.ManagementClient;
import io.yingdun.stack.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * An agent that the server knows under a name. Its folder keeps the enrolment, so that the next start is the same
 * endpoint again.
 */
public final class EnrolledAgent {

    private static final Duration ENROLMENT = Duration.ofSeconds(120);

    private final Installation installation;
    private final Mark mark;
    private final Path folder;
    private final String name;
    private final Map<String, String> screen;
    private final ServerProcess server;
    private String endpointId;
    private AgentProcess process;

    private EnrolledAgent(
            Installation installation,
            Mark mark,
            Path folder,
            String name,
            Map<String, String> screen,
            ServerProcess server,
            ManagementClient officer) {
        this.installation = installation;
        this.mark = mark;
        this.folder = folder;
        this.name = name;
        this.screen = screen;
        this.server = server;
        endpointId = rememberedEndpoint();
        process = launch(endpointId.isEmpty() ? newCode(officer) : "");
    }

    /**
     * Starts the agent of {@code folder} and, where that is new, enrols it with a code that only it may use.
     *
     * @param screen the environment that leads to its screen; empty for a machine without one
     */
    public static EnrolledAgent start(
            Installation installation,
            Mark mark,
            Path folder,
            String name,
            Map<String, String> screen,
            ServerProcess server,
            ManagementClient officer) {
        Set<String> before = officer.endpointIds();
        EnrolledAgent agent = new EnrolledAgent(installation, mark, folder, name, screen, server, officer);
        if (agent.endpointId.isEmpty()) {
            agent.awaitEnrolment(officer, before);
        }
        return agent;
    }

    private static String newCode(ManagementClient officer) {
        return officer.post("enrolment-codes", Map.of("maxUses", 1, "validHours", 1))
                .path("code")
                .asString();
    }

    private AgentProcess launch(String code) {
        return AgentProcess.start(installation, mark, home(), server.url(), screen, code, log());
    }

    private void awaitEnrolment(ManagementClient officer, Set<String> before) {
        endpointId = Await.value(name + " to enrol (log: " + log() + ")", ENROLMENT, () -> {
            if (!process.process().isAlive()) {
                throw new StackException("The agent of " + name + " ended while enrolling. The end of " + log() + ":\n"
                        + process.process().lastLines(15));
            }
            return officer.endpointIds().stream()
                    .filter(id -> !before.contains(id))
                    .findFirst();
        });
        officer.patch("endpoints/" + endpointId, Map.of("name", name));
        try {
            Files.writeString(endpointFile(), endpointId);
        } catch (IOException e) {
            throw new StackException(folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    private String rememberedEndpoint() {
        try {
            Files.createDirectories(folder);
            return Files.exists(endpointFile()) ? Files.readString(endpointFile()) : "";
        } catch (IOException e) {
            throw new StackException(folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private Path endpointFile() {
        return folder.resolve("endpoint-id");
    }

    /** The agent again, as its service would start it after a stop or a crash. */
    public void restart() {
        process = launch("");
    }

    public JsonNode state(ManagementClient officer) {
        return officer.get("endpoints/" + endpointId);
    }

    /** How many times this endpoint has enrolled, as its timeline shows. */
    public long enrolments(ManagementClient officer) {
        return state(officer)
                .path("timeline")
                .valueStream()
                .filter(entry -> "ENROLLED".equals(entry.path("kind").asString("")))
                .count();
    }

    /** Waits until the server says of this endpoint what {@code condition} looks for. */
    public JsonNode await(String what, ManagementClient officer, Duration atMost, Predicate<JsonNode> condition) {
        return Await.value(name + ": " + what + " (log: " + log() + ")", atMost, () -> {
            JsonNode endpoint = state(officer);
            return condition.test(endpoint) ? Optional.of(endpoint) : Optional.empty();
        });
    }

    public JsonNode awaitState(String state, ManagementClient officer, Duration atMost) {
        return await(
                state,
                officer,
                atMost,
                endpoint -> state.equals(endpoint.path("state").asString("")));
    }

    public String name() {
        return name;
    }

    public String endpointId() {
        return endpointId;
    }

    public Path home() {
        return folder.resolve("agent");
    }

    public Path log() {
        return folder.resolve("agent.log");
    }

    public AgentProcess process() {
        return process;
    }

    public void stop() {
        process.stop();
    }

    /** Removes the agent from its machine: goodbye for good, keys wiped. */
    public void uninstall() {
        AgentProcess.uninstall(installation, mark, home(), screen, folder.resolve("uninstall.log"));
    }
}
