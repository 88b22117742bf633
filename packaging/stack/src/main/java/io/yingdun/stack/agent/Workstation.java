package io.yingdun.stack.agent;

import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.screen.ScreenSize;
import io.yingdun.stack.screen.VirtualScreen;
import io.yingdun.stack.server.ManagementClient;
import io.yingdun.stack.server.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A virtual workstation: a screen with window manager and compositor, and the agent that marks it. */
public record Workstation(VirtualScreen screen, EnrolledAgent agent) {

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
        return new Workstation(
                screen, EnrolledAgent.start(installation, mark, folder, name, screen.environment(), server, officer));
    }

    /** Waits until the server reports that this screen carries the mark of its present policy. */
    public JsonNode awaitMarked(ManagementClient officer, Duration atMost) {
        return agent.await("online, policy applied, mark drawn", officer, atMost, Workstation::isMarked);
    }

    private static boolean isMarked(JsonNode endpoint) {
        return "ONLINE".equals(endpoint.path("state").asString(""))
                && "APPLIED".equals(endpoint.path("rollout").asString(""))
                && "DRAWN".equals(endpoint.path("overlay").asString(""));
    }

    public String name() {
        return agent.name();
    }

    public List<Long> pids() {
        List<Long> pids = new ArrayList<>(screen.pids());
        pids.add(agent.process().process().pid());
        return pids;
    }

    public void stop() {
        agent.stop();
        screen.stop();
    }
}
