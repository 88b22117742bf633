package io.yingdun.agent;

import io.yingdun.agent.clock.ServerClock;
import io.yingdun.agent.enrol.IdentityStore;
import io.yingdun.agent.home.AgentHome;
import io.yingdun.agent.lifecycle.Farewell;
import io.yingdun.agent.lifecycle.StatusFile;
import io.yingdun.agent.policy.PolicyKeeper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileLock;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "uninstall",
        description = {
            "Stops the running agent, tells the server that this endpoint is uninstalled, and wipes its keys.",
            "Where the server cannot be told within 20 seconds the keys are wiped all the same (status 1)."
        },
        mixinStandardHelpOptions = true)
final class UninstallCommand implements Callable<Integer> {
    private static final Duration FAREWELL = Duration.ofSeconds(20);
    private static final long SECONDS_TO_STOP = 15;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final HomeOption home = new HomeOption();

    @Override
    public Integer call() throws IOException, CommandFailure {
        AgentHome folder = home.open();
        stopRunning(folder);
        try (FileLock lock = home.lock(folder)) {
            PrintWriter out = spec.commandLine().getOut();
            boolean told = false;
            if (new IdentityStore(folder).current().isEmpty()) {
                out.println("was not enrolled");
                told = true;
            } else if (lock.isValid()) {
                told = Farewell.say(folder, home.platform(), Clock.systemUTC(), FAREWELL);
                out.println(told ? "the server knows" : "the server could not be told: retire it in the console");
            }
            new IdentityStore(folder).wipe();
            new PolicyKeeper(folder).wipe();
            for (String file : new String[] {ServerClock.FILE, StatusFile.FILE}) {
                folder.wipe(file);
            }
            out.println("keys and policy are wiped");
            return told ? 0 : 1;
        }
    }

    private static void stopRunning(AgentHome folder) throws IOException, CommandFailure {
        Optional<FileLock> free = folder.lock();
        if (free.isPresent()) {
            free.get().channel().close();
            return;
        }
        // The lock is held, so the process that wrote the status lives: its id cannot have been given to another.
        long pid = Long.parseLong(
                new StatusFile(folder).read().orElseGet(Properties::new).getProperty("pid", "0"));
        Optional<ProcessHandle> agent = ProcessHandle.of(pid);
        if (agent.isEmpty() || !agent.get().destroy()) {
            throw new CommandFailure("the running agent could not be stopped; stop its service and try again");
        }
        try {
            agent.get().onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new CommandFailure("the running agent does not stop; stop its service and try again", e);
        }
    }
}
