package io.yingdun.stack.server;

import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.process.StackException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The imaging cloud on its embedded database, listening on loopback: HTTPS at {@code portBase + 2}, DICOM at the next
 * port. Folders of a PACS are indexed where they lie.
 */
public final class CloudProcess {

    /** The application entity title that the server has unless it is told otherwise. */
    public static final String AE_TITLE = "YINGDUN";

    private static final Duration STOP = Duration.ofSeconds(45);

    private static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xmx1g", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true");

    private final ChildProcess process;
    private final Path dataDirectory;
    private final int portBase;
    private final List<Path> inPlace;

    private CloudProcess(ChildProcess process, Path dataDirectory, int portBase, List<Path> inPlace) {
        this.process = process;
        this.dataDirectory = dataDirectory;
        this.portBase = portBase;
        this.inPlace = List.copyOf(inPlace);
    }

    /** Starts the server; {@link #awaitReady} says when it answers. */
    public static CloudProcess launch(
            Installation installation, Mark mark, Path dataDirectory, int portBase, List<Path> inPlace, Path log) {
        return launch(installation, mark, dataDirectory, portBase, inPlace, log, List.of());
    }

    /** @param options more of the server's options, {@code --yingdun.…=…} */
    public static CloudProcess launch(
            Installation installation,
            Mark mark,
            Path dataDirectory,
            int portBase,
            List<Path> inPlace,
            Path log,
            List<String> options) {
        List<String> command = new ArrayList<>(Installation.java(
                JVM_OPTIONS,
                "-jar",
                installation.cloudJar().toString(),
                "--yingdun.data-dir=" + dataDirectory,
                "--yingdun.port-base=" + portBase,
                "--yingdun.ae-title=" + AE_TITLE,
                "--yingdun.access.first-accounts-file=" + accountsFile(dataDirectory),
                "--yingdun.access.first-key-file=" + keyFile(dataDirectory)));
        command.addAll(options);
        for (int n = 0; n < inPlace.size(); n++) {
            command.add("--yingdun.in-place.folders[" + n + "]=" + inPlace.get(n));
        }
        return new CloudProcess(
                ChildProcess.start("imaging cloud", mark, command, Map.of(), log), dataDirectory, portBase, inPlace);
    }

    private static Path accountsFile(Path dataDirectory) {
        return dataDirectory.resolve("first-cloud-accounts.json");
    }

    private static Path keyFile(Path dataDirectory) {
        return dataDirectory.resolve("first-api-key");
    }

    public void awaitReady() {
        Readiness.await("the imaging cloud", process, url(), this::isReady);
    }

    private boolean isReady() {
        return Files.exists(certificateAuthority())
                && new ManagementClient(url(), certificateAuthority()).isReady()
                && Files.exists(keyFile(dataDirectory));
    }

    public URI url() {
        return URI.create("https://localhost:" + (portBase + 2));
    }

    public URI dicomWeb() {
        return url().resolve("/dicomweb");
    }

    /** The viewer on this study, opened by a link that ends in a week; the token stands in the fragment, in no log. */
    public URI viewerLink(String studyInstanceUid) {
        JsonNode link = new ManagementClient(url(), certificateAuthority())
                .post(
                        "links",
                        Map.of(
                                "objects", List.of(Map.of("studyUid", studyInstanceUid)),
                                "purpose", "demonstration",
                                "minutes", Duration.ofDays(7).toMinutes()),
                        Map.of("Authorization", "Bearer " + apiKey()));
        return url().resolve("/viewer/?StudyInstanceUIDs=" + studyInstanceUid + "#token="
                + link.path("token").asString());
    }

    public int dicomPort() {
        return portBase + 3;
    }

    public int hl7Port() {
        return portBase + 4;
    }

    /** Reads, searches and stores through DICOMweb. */
    public String apiKey() {
        try {
            return Files.readString(keyFile(dataDirectory)).strip();
        } catch (IOException e) {
            throw new StackException(
                    keyFile(dataDirectory) + " cannot be read: " + e.getMessage()
                            + ". The server writes it once; if it was deleted, start with another --data folder.",
                    e);
        }
    }

    public Account account(String role) {
        return accounts().stream()
                .filter(candidate -> candidate.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new StackException("No first account of the cloud has the role " + role));
    }

    public List<Account> accounts() {
        return Account.read(accountsFile(dataDirectory));
    }

    public List<Path> inPlace() {
        return inPlace;
    }

    public Path certificateAuthority() {
        return dataDirectory.resolve("cloud/pki/ca.pem");
    }

    public ChildProcess process() {
        return process;
    }

    public void stop() {
        process.stop(STOP);
    }
}
