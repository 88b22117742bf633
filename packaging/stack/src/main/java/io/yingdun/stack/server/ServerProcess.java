package io.yingdun.stack.server;

import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.process.StackException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A management server on its embedded database, listening on loopback at {@code portBase} and the next port. */
public final class ServerProcess {

    /** The server gives its requests ten seconds and its database thirty. */
    private static final Duration STOP = Duration.ofSeconds(45);

    // Serial collector: the heap is small, and the other collectors cost threads and memory on a shared machine.
    private static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xmx1g", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true");

    // Otherwise OpenCV writes a line of its own for every damaged picture that somebody uploads.
    private static final Map<String, String> ENVIRONMENT = Map.of("OPENCV_LOG_LEVEL", "SILENT");

    private final ChildProcess process;
    private final Path dataDirectory;
    private final int portBase;

    private ServerProcess(ChildProcess process, Path dataDirectory, int portBase) {
        this.process = process;
        this.dataDirectory = dataDirectory;
        this.portBase = portBase;
    }

    /** Starts the server; {@link #awaitReady} says when it answers. */
    public static ServerProcess launch(
            Installation installation, Mark mark, Path dataDirectory, int portBase, Path log) {
        return launch(installation, mark, dataDirectory, portBase, log, Map.of());
    }

    /** @param options further ones, as environment variables: {@code YINGDUN_HOSTNAMES} for {@code yingdun.host-names} */
    public static ServerProcess launch(
            Installation installation,
            Mark mark,
            Path dataDirectory,
            int portBase,
            Path log,
            Map<String, String> options) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(options);
        List<String> command = Installation.java(
                JVM_OPTIONS,
                "-jar",
                installation.serverJar().toString(),
                "--yingdun.data-dir=" + dataDirectory,
                "--yingdun.port-base=" + portBase,
                "--yingdun.identity.first-accounts=ADMINISTRATOR,OFFICER,AUDITOR",
                "--yingdun.identity.first-accounts-file=" + accountsFile(dataDirectory),
                "--yingdun.identity.portal-key-file=" + PortalKey.ensure(dataDirectory));
        return new ServerProcess(
                ChildProcess.start("management server", mark, command, environment, log), dataDirectory, portBase);
    }

    private static Path accountsFile(Path dataDirectory) {
        return dataDirectory.resolve("first-accounts.json");
    }

    public void awaitReady() {
        Readiness.await("the management server", process, url(), this::isReady);
    }

    private boolean isReady() {
        return Files.exists(certificateAuthority()) && client().isReady();
    }

    public ManagementClient client() {
        return new ManagementClient(url(), certificateAuthority());
    }

    /** A client that is logged in as the first account of that role. */
    public ManagementClient clientFor(String role) {
        Account account = account(role);
        ManagementClient client = client();
        client.logIn(account.user(), account.password());
        return client;
    }

    public Account account(String role) {
        return accounts().stream()
                .filter(candidate -> candidate.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new StackException("No first account has the role " + role));
    }

    public List<Account> accounts() {
        return Account.read(accountsFile(dataDirectory));
    }

    public URI url() {
        return URI.create("https://localhost:" + portBase);
    }

    public String gateway() {
        return "localhost:" + (portBase + 1);
    }

    public Path certificateAuthority() {
        return dataDirectory.resolve("management/pki/ca.pem");
    }

    /** By which an imaging cloud has its pages marked by this server. */
    public List<String> optionsOfItsCloud() {
        return List.of(
                "--yingdun.mark.management=" + url(),
                "--yingdun.mark.key-file=" + PortalKey.ensure(dataDirectory),
                "--yingdun.mark.authority-file=" + certificateAuthority());
    }

    public ChildProcess process() {
        return process;
    }

    public void stop() {
        process.stop(STOP);
    }
}
