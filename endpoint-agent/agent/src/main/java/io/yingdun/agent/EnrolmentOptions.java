package io.yingdun.agent;

import io.yingdun.agent.enrol.Enrolment;
import io.yingdun.agent.enrol.EnrolmentException;
import io.yingdun.agent.enrol.IdentityStore;
import io.yingdun.agent.platform.EndpointFacts;
import io.yingdun.agent.platform.Platform;
import io.yingdun.protocol.EnrolmentCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the server is and with which code to enrol. */
final class EnrolmentOptions {
    private static final String CODE_VARIABLE = "YINGDUN_ENROLMENT_CODE";
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    @Option(names = "--server", paramLabel = "URL", description = "The management server, https://host:port.")
    private @Nullable URI server;

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = {
                "The one-time enrolment code. Other users can read it in the list of processes: better",
                "--code-file, or the environment variable " + CODE_VARIABLE + "."
            })
    private @Nullable String code;

    @Option(names = "--code-file", paramLabel = "FILE", description = "A file that holds the code.")
    private @Nullable Path codeFile;

    /** Empty where no code was given in any of the three ways. */
    private Optional<EnrolmentCode> code() throws IOException, CommandFailure {
        String text = code;
        if (text == null && codeFile != null) {
            text = Files.readString(codeFile);
        }
        if (text == null) {
            text = System.getenv(CODE_VARIABLE);
        }
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(EnrolmentCode.parse(text));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** Enrols; where the server cannot be reached, tries until it can if {@code patient}. */
    String enrol(IdentityStore store, Platform platform, boolean patient) throws IOException, CommandFailure {
        EnrolmentCode given = code().orElseThrow(() ->
                new CommandFailure("this endpoint is not enrolled: give --server and an enrolment code (--code-file or "
                        + CODE_VARIABLE + ")"));
        URI address = server;
        if (address == null) {
            throw new CommandFailure("--server is missing: the management server's address, https://host:port");
        }
        Enrolment enrolment = new Enrolment(store, EndpointFacts.of(platform));
        Duration pause = SHORTEST_PAUSE;
        while (true) {
            try {
                return enrolment.enrol(address, given).endpointId();
            } catch (EnrolmentException e) {
                if (!patient || !e.worthRepeating()) {
                    throw new CommandFailure(String.valueOf(e.getMessage()), e);
                }
                System.err.println("yingdun-agent: " + e.getMessage() + "; trying again");
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static void sleep(Duration longest) throws CommandFailure {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest.toMillis() / 2, longest.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }
}
