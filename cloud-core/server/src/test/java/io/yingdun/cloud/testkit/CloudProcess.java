package io.yingdun.cloud.testkit;

import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.CloudServer;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server as a process of its own on one data directory: one that can be killed and started again. */
public final class CloudProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(180);
    private static final String READY = "Started CloudServer";

    private final Path data;
    private final int portBase = FreePorts.base(5);
    private @Nullable Process process;

    public CloudProcess(Path data) {
        this.data = data;
    }

    public URI address() {
        return URI.create("https://localhost:" + (portBase + 2));
    }

    public int httpsPort() {
        return portBase + 2;
    }

    public Path authority() {
        return data.resolve("cloud/pki/ca.pem");
    }

    public Path folder(String name) {
        return data.resolve("cloud").resolve(name);
    }

    /** A session of the administrator's first account. */
    public ApiClient administrator() throws IOException {
        // Written after the word that all is started.
        await().until(() -> Files.exists(accountsFile()));
        for (JsonNode account : new JsonMapper().readTree(Files.readString(accountsFile()))) {
            if (account.get("role").asString().equals("ADMINISTRATOR")) {
                return client().logIn(
                                account.get("user").asString(),
                                account.get("password").asString());
            }
        }
        throw new IllegalStateException("no administrator");
    }

    /** A program that may read, search and store. */
    public ApiClient service() throws IOException {
        return client().bearing(key());
    }

    private ApiClient client() {
        return ApiClient.trusting(address(), authority());
    }

    private Path accountsFile() {
        return data.resolve("accounts.json");
    }

    /** May read, search and store. */
    public String key() throws IOException {
        return Files.readString(keyFile()).strip();
    }

    private Path keyFile() {
        return data.resolve("first.key");
    }

    /** Returns when it serves. */
    public void start(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CloudServer.class.getName(),
                "--yingdun.data-dir=" + data,
                "--yingdun.port-base=" + portBase,
                "--yingdun.access.first-accounts-file=" + accountsFile(),
                "--yingdun.access.first-key-file=" + keyFile()));
        command.addAll(List.of(options));
        File log = data.resolve("server-" + System.nanoTime() + ".log").toFile();
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        process = started;
        long deadline = System.nanoTime() + START.toNanos();
        // The first key comes after the word that all is started.
        while (!Files.exists(keyFile())
                || !Files.readString(log.toPath(), StandardCharsets.UTF_8).contains(READY)) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("the server did not start: " + Files.readString(log.toPath()));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** As a power cut for it alone: no word to anybody. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
