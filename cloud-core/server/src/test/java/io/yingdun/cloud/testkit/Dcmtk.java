package io.yingdun.cloud.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs DCMTK's programs (Debian package {@code dcmtk}); tests are skipped where they are not installed. */
public final class Dcmtk {

    private Dcmtk() {}

    public static void assumeInstalled() {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/storescu")),
                "SKIPPED: DCMTK is not installed (Debian package dcmtk)");
    }

    /** A program that was run to its end: its exit status, and all that it wrote. */
    public record Outcome(int status, String output) {}

    public static Outcome run(String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("dcmtk", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command[0] + " does not end: " + Files.readString(log));
            }
            return new Outcome(process.exitValue(), new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1));
        } finally {
            Files.delete(log);
        }
    }

    /** A copy with UIDs of its own, so that tests can share an archive. */
    public static Path withNewUids(Path sample, Path folder) throws IOException, InterruptedException {
        Path copy = Files.copy(sample, folder.resolve("sample.dcm"));
        Outcome outcome = run("dcmodify", "-nb", "-gst", "-gse", "-gin", copy.toString());
        if (outcome.status() != 0) {
            throw new IOException(outcome.output());
        }
        return copy;
    }

    /** The files that a program left. */
    public static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
