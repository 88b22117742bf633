package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.process.Await;
import io.yingdun.stack.server.ManagementClient;
import io.yingdun.stack.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code packaging/run --no-demo}: start, stop, crash, and what it says when it cannot start. */
class RunCommandIT {

    private RunCommandRig rig;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeRig() {
        rig = new RunCommandRig(folder);
    }

    @AfterEach
    void stopRuns() throws InterruptedException {
        rig.stopAll();
    }

    @Test
    void writesRunFileForItsOwnerAloneAndTheAccountInItWorks() throws IOException {
        rig.start("--no-demo");
        JsonNode run = rig.awaitRunFile();

        JsonNode management = run.path("management");
        ManagementClient client = new ManagementClient(
                URI.create(management.path("url").asString()),
                Path.of(run.path("ca").asString()));
        client.logIn(
                management.path("user").asString(), management.path("password").asString());

        assertThat(client.get("session").path("user").path("role").asString()).isEqualTo("OFFICER");
        assertThat(client.get("overview").path("states").isObject()).isTrue();
        assertThat(run.path("accounts").size()).isEqualTo(3);
        assertThat(management.path("gateway").asString()).isEqualTo("localhost:" + (rig.portBase() + 1));
        assertThat(mode("run.json")).isEqualTo("rw-------");
        assertThat(mode("first-accounts.json")).isEqualTo("rw-------");
        assertThat(mode("logs/management-server.log")).isEqualTo("rw-------");
        assertThat(mode("")).isEqualTo("rwx------");
    }

    @Test
    void keepsPasswordsOutOfTheLog() throws IOException {
        rig.start("--no-demo");
        JsonNode run = rig.awaitRunFile();

        String log = Files.readString(rig.data().resolve("logs/management-server.log"));

        run.path("accounts")
                .forEach(account ->
                        assertThat(log).doesNotContain(account.path("password").asString()));
    }

    @Test
    void stopsEverythingOnSigterm() throws Exception {
        Process run = rig.start("--no-demo");
        rig.awaitRunFile();
        assertThat(rig.marked()).isNotEmpty();

        rig.stop(run);

        assertThat(run.exitValue()).isZero();
        assertThat(rig.marked()).isEmpty();
        assertThat(rig.data().resolve("run.json")).doesNotExist();
    }

    @Test
    void recoversFromKillMinusNineWithItsData() throws Exception {
        Process killed = rig.start("--no-demo");
        JsonNode before = rig.awaitRunFile();
        killed.destroyForcibly().waitFor();
        assertThat(rig.marked()).as("what the killed run left over").isNotEmpty();

        rig.start("--no-demo");
        Await.until("a run file of the second run", RunCommandRig.START, () -> {
            JsonNode pids = rig.runFile().path("pids");
            return pids.isArray() && !pids.equals(before.path("pids"));
        });

        assertThat(rig.runFile().path("accounts")).isEqualTo(before.path("accounts"));
        assertThat(ProcessHandle.of(before.path("pids").path(1).asLong())).isEmpty();
    }

    @Test
    void recoversWhenEveryProcessIsKilledAtOnce() throws Exception {
        Process run = rig.start("--no-demo");
        JsonNode before = rig.awaitRunFile();
        for (long pid : rig.marked()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        run.destroyForcibly().waitFor();
        Files.deleteIfExists(rig.data().resolve("run.json"));

        rig.start("--no-demo");

        assertThat(rig.awaitRunFile().path("accounts")).isEqualTo(before.path("accounts"));
    }

    @Test
    void saysWhichPortIsInUseAndWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(rig.portBase() + 1, 1, InetAddress.getLoopbackAddress())) {
            Process run = rig.start("--no-demo");

            assertThat(rig.endsBy(run)).isTrue();
            assertThat(run.exitValue()).isEqualTo(1);
            assertThat(rig.output()).contains("port " + taken.getLocalPort() + " is in use", "--port-base");
        }
    }

    @Test
    void refusesAFolderThatAnotherRunIsUsing() throws Exception {
        rig.start("--no-demo");
        rig.awaitRunFile();

        Process second = rig.start("--no-demo", "--port-base", "" + FreePorts.inARow(5));

        assertThat(rig.endsBy(second)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(rig.output()).contains("another packaging/run is using", "--data");
        assertThat(rig.runFile().path("pids").isArray()).isTrue();
    }

    @Test
    void wrongUseIsStatusTwo() throws Exception {
        Process run = rig.start("--port-base", "many");

        assertThat(rig.endsBy(run)).isTrue();
        assertThat(run.exitValue()).isEqualTo(2);
        assertThat(rig.output()).contains("--port-base takes a number");
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(rig.data().resolve(file)));
    }
}
