package io.yingdun.cloud.durability;

import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts, kills and asks a {@link ServerUnderTest}. */
final class ServerProcess {

    /** May store. */
    static final String PEER = "LOAD";

    private static final int PORTS = FreePorts.base(6);
    private static final int DOOR = PORTS + 5;

    private final Path dir;
    private final List<String> options;
    private Process process;

    ServerProcess(Path dir, String... options) {
        this.dir = dir;
        this.options = List.of(options);
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ServerUnderTest.class.getName(),
                Integer.toString(DOOR),
                "--yingdun.data-dir=" + dir,
                "--yingdun.port-base=" + PORTS,
                "--yingdun.dimse.first-peers=" + PEER + "@localhost:1=store",
                "--yingdun.access.first-key-file=" + keyFile()));
        command.addAll(options);
        File log = dir.resolve("server.log").toFile();
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("the server ended by itself, see " + log);
                    }
                    try (Socket socket = connect()) {
                        return socket.isConnected();
                    }
                });
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), DOOR);
        socket.setTcpNoDelay(true);
        return socket;
    }

    int dicomPort() {
        return PORTS + 3;
    }

    /** A program that may store, over HTTPS. */
    ApiClient client() throws IOException {
        return ApiClient.trusting(URI.create("https://localhost:" + (PORTS + 2)), dir.resolve("cloud/pki/ca.pem"))
                .bearing(Files.readString(keyFile()).strip());
    }

    private Path keyFile() {
        return dir.resolve("first.key");
    }

    /** As by {@code kill -9}. The database outlives it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** Its database's postmaster, {@code kill -9}: all that it did not write is gone, and nobody tidies up. */
    void killDatabase() throws Exception {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
        all.add(0, postmaster);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            one.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    /** One of its sessions, {@code kill -9}: PostgreSQL throws all others out and recovers from its log by itself. */
    void crashDatabase() throws IOException {
        postmaster()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("127.0.0.1"))
                .findFirst()
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    private ProcessHandle postmaster() throws IOException {
        Path pid = dir.resolve("cloud/database/cluster/postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).trim()))
                .orElseThrow();
    }

    Path objects() {
        return dir.resolve("cloud/objects");
    }
}
