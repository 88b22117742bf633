package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.stack.server.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console's own browser tests, against this system; each of them is counted from their report too. */
@ExtendWith(SharedSystem.class)
class ConsoleJourneyIT {

    private final RunningSystem system;

    ConsoleJourneyIT(RunningSystem system) {
        this.system = system;
    }

    @Test
    void anOfficerTracesAScreenshotInTheBrowser() throws IOException, InterruptedException {
        assumeTrue(onPath("chromium"), "install Debian's package chromium first");
        assumeTrue(onPath("npm"), "install Node and npm first");
        system.awaitMarked();
        Path log = system.folder().resolve("browser.log");
        Path web = system.installation().root().resolve("viewer-web");
        ProcessBuilder builder = new ProcessBuilder("npm", "run", "e2e").directory(web.toFile());
        Account officer = system.server().account("OFFICER");
        builder.environment()
                .putAll(Map.of(
                        "YINGDUN_URL", system.server().url().toString(),
                        "YINGDUN_USER", officer.user(),
                        "YINGDUN_PASSWORD", officer.password(),
                        "YINGDUN_CA", system.server().certificateAuthority().toString()));

        int status = builder.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(status).as(Files.readString(log)).isZero();
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
