package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.stack.process.Installation;
import io.yingdun.stack.screen.ScreenPrograms;
import io.yingdun.stack.server.ManagementClient;
import io.yingdun.systemtest.Launcher.Result;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the README promises a person who types {@code packaging/run} and nothing else. */
class DemonstrationIT {

    private RunCommandRig rig;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeRig() {
        List<String> missing = ScreenPrograms.missingPackages();
        assumeTrue(missing.isEmpty(), "install these Debian packages first: " + missing);
        rig = new RunCommandRig(folder);
    }

    @AfterEach
    void stopRuns() throws InterruptedException {
        rig.stopAll();
    }

    @Test
    void twoWorkstationsAreThereEachNamedByItsOwnCaptureAndTheSameAfterARestart() throws Exception {
        Process first = rig.start();
        JsonNode run = rig.awaitRunFile();
        assertThat(run.path("demo").size()).isEqualTo(2);
        for (int number = 1; number <= 2; number++) {
            Path picture = capture(number);
            assertThat(Tracing.trace(officer(run), picture).named())
                    .containsOnly(run.path("demo")
                            .path(number - 1)
                            .path("endpointName")
                            .asString());
        }
        rig.stop(first);

        rig.start();
        JsonNode again = rig.awaitRunFile();

        for (int index = 0; index < 2; index++) {
            assertThat(again.path("demo").path(index).path("endpointId"))
                    .isEqualTo(run.path("demo").path(index).path("endpointId"));
        }
    }

    private Path capture(int number) {
        Path picture = folder.resolve("screen " + number + ".png");
        Launcher capture =
                new Launcher(Installation.fromSystemProperty().packaging().resolve("demo/capture"), folder);
        Result result = capture.run("--data", rig.data().toString(), "" + number, picture.toString());
        assertThat(result.status()).as(result.err()).isZero();
        return picture;
    }

    private static ManagementClient officer(JsonNode run) {
        JsonNode management = run.path("management");
        ManagementClient client = new ManagementClient(
                URI.create(management.path("url").asString()),
                Path.of(run.path("ca").asString()));
        client.logIn(
                management.path("user").asString(), management.path("password").asString());
        return client;
    }
}
