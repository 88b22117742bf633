package io.yingdun.agent;

import io.yingdun.agent.enrol.EndpointIdentity;
import io.yingdun.agent.enrol.IdentityStore;
import io.yingdun.agent.home.AgentHome;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "enrol",
        description = "Enrols this endpoint with a one-time code and prints its id.",
        mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final HomeOption home = new HomeOption();

    @Mixin
    private final EnrolmentOptions enrolment = new EnrolmentOptions();

    @Override
    public Integer call() throws IOException, CommandFailure {
        AgentHome folder = home.open();
        try (FileLock lock = home.lock(folder)) {
            IdentityStore identities = new IdentityStore(folder);
            Optional<EndpointIdentity> present = identities.current();
            if (present.isPresent() && lock.isValid()) {
                throw new CommandFailure(
                        "already enrolled as " + present.get().endpointId() + "; uninstall first to enrol anew");
            }
            spec.commandLine().getOut().println(enrolment.enrol(identities, home.platform(), false));
            return 0;
        }
    }
}
