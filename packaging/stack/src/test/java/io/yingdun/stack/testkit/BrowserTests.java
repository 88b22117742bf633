package io.yingdun.stack.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.stack.process.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** One of the web pages' own browser test suites; each of its tests is counted from its report too. */
public final class BrowserTests {

    private final ProcessBuilder builder;
    private final Path log;

    /** @param script of the workspace {@code e2e} */
    public BrowserTests(Installation installation, String script, Path log) {
        assumeTrue(onPath("chromium"), "install Debian's package chromium first");
        assumeTrue(onPath("npm"), "install Node and npm first");
        this.log = log;
        Path web = installation.root().resolve("viewer-web");
        builder = new ProcessBuilder(
                        "npm",
                        "run",
                        script,
                        "-w",
                        "@yingdun/e2e",
                        "--",
                        "--reporter=default",
                        "--reporter=junit",
                        "--outputFile.junit="
                                + web.resolve("target/browser-reports/" + script.replace(':', '-') + ".xml"))
                .directory(web.toFile());
    }

    /** What tells the tests which system is theirs. */
    public Map<String, String> environment() {
        return builder.environment();
    }

    public void run() throws IOException, InterruptedException {
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
