package io.yingdun.management;

import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.FreePorts;
import io.yingdun.management.testkit.AgentSite;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that a test can kill, start again, and watch failing to start. */
final class ServerInItsOwnProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(180);

    private final Path dir;
    private final int port = FreePorts.base(2);
    private final List<String> options;
    private final Map<String, String> environment;
    private Process server;

    /** Everything lies below {@code dir}; {@code options} come on top of those that any test needs. */
    ServerInItsOwnProcess(Path dir, List<String> options, Map<String, String> environment) {
        this.dir = dir;
        this.options = options;
        this.environment = environment;
    }

    /** Returns when it answers. */
    void start() throws IOException {
        launch();
        await().atMost(START)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> anyone().get("/actuator/health").status() == 200);
    }

    /** For a start that must fail: what it says until it has ended. */
    String failToStart() throws IOException, InterruptedException {
        launch();
        if (!server.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it is still running; see " + log());
        }
        return Files.readString(log());
    }

    private void launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                ManagementServer.class.getName(),
                "--yingdun.data-dir=" + dir,
                "--yingdun.port-base=" + port,
                "--yingdun.identity.first-accounts=OFFICER",
                "--yingdun.identity.first-accounts-file=" + dir.resolve("accounts.json")));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        server = builder.start();
    }

    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    Path log() {
        return dir.resolve("server.log");
    }

    URI address() {
        return URI.create("https://localhost:" + port);
    }

    AgentSite site() {
        return new AgentSite(address(), AgentSite.authority(dir.resolve("management/pki/ca.pem")), 1);
    }

    ApiClient anyone() {
        return ApiClient.trusting(address(), AgentSite.authority(dir.resolve("management/pki/ca.pem")));
    }

    ApiClient officer() throws IOException {
        JsonNode account = new JsonMapper()
                .readTree(Files.readString(dir.resolve("accounts.json")))
                .get(0);
        return anyone().logIn(
                        account.get("user").asString(), account.get("password").asString());
    }

    void kill() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    /** In order; killed where that takes too long. */
    @Override
    public void close() throws InterruptedException {
        if (server != null) {
            server.destroy();
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }
}
