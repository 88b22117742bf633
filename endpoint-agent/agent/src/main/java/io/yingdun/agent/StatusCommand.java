package io.yingdun.agent;

import io.yingdun.agent.enrol.EndpointIdentity;
import io.yingdun.agent.enrol.IdentityStore;
import io.yingdun.agent.home.AgentHome;
import io.yingdun.agent.lifecycle.StatusFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileLock;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Says whether the agent is enrolled and runs, and what it draws. Status 1 while it does not run.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final HomeOption home = new HomeOption();

    @Override
    public Integer call() throws IOException {
        AgentHome folder = home.open();
        PrintWriter out = spec.commandLine().getOut();
        Optional<EndpointIdentity> identity = new IdentityStore(folder).current();
        out.println("endpoint: " + identity.map(EndpointIdentity::endpointId).orElse("not enrolled"));
        identity.ifPresent(known -> {
            out.println("gateway: " + known.gatewayHost() + ":" + known.gatewayPort());
            out.println("certificate until: "
                    + known.tls().certificate().getNotAfter().toInstant());
        });
        boolean running = isRunning(folder);
        out.println("running: " + (running ? "yes" : "no"));
        Optional<Properties> left = new StatusFile(folder).read();
        if (running && left.isPresent()) {
            for (String key : new String[] {"pid", "link", "screen", "assignment"}) {
                out.println(key + ": " + left.get().getProperty(key, ""));
            }
        }
        return running ? 0 : 1;
    }

    private static boolean isRunning(AgentHome folder) throws IOException {
        Optional<FileLock> free = folder.lock();
        if (free.isPresent()) {
            free.get().channel().close();
        }
        return free.isEmpty();
    }
}
