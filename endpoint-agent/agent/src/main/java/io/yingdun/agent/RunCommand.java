package io.yingdun.agent;

import io.yingdun.agent.enrol.IdentityStore;
import io.yingdun.agent.home.AgentHome;
import io.yingdun.agent.lifecycle.AgentRuntime;
import io.yingdun.agent.overlay.BackendKind;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = "Draws and stays connected until stopped; enrols first where a code is given and needed.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Duration END_PATIENCE = Duration.ofSeconds(3);

    @Mixin
    private final HomeOption home = new HomeOption();

    @Mixin
    private final EnrolmentOptions enrolment = new EnrolmentOptions();

    @Option(
            names = "--backend",
            defaultValue = "auto",
            paramLabel = "auto|glfw|glfw-gl|awt",
            converter = BackendName.class,
            description = "What draws; auto: glfw, or awt where GLFW does not load.")
    private BackendKind backend = BackendKind.AUTO;

    @Override
    public Integer call() throws IOException, CommandFailure {
        AgentHome folder = home.open();
        try (FileLock lock = home.lock(folder)) {
            IdentityStore identities = new IdentityStore(folder);
            if (identities.current().isEmpty()) {
                String id = enrolment.enrol(identities, home.platform(), true);
                System.err.println("yingdun-agent: enrolled as " + id);
            }
            run(new AgentRuntime(folder, home.platform(), backend, Clock.systemUTC()));
            return lock.isValid() ? 0 : 1;
        }
    }

    private static void run(AgentRuntime runtime) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread stop = new Thread(
                () -> {
                    runtime.stop();
                    await(ended);
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            runtime.run();
        } finally {
            ended.countDown();
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await(END_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Names with a hyphen, as a command line has them. */
    static final class BackendName implements ITypeConverter<BackendKind> {
        @Override
        public BackendKind convert(String name) {
            return BackendKind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
