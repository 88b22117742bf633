package io.yingdun.dicom.peer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs DCMTK's command-line tools (Debian package {@code dcmtk}); the test is skipped where they are not installed. */
final class Dcmtk {

    private Dcmtk() {}

    static void assumeInstalled() {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/dcm2json")),
                "SKIPPED: DCMTK is not installed (Debian package dcmtk)");
    }

    /** The exit status; standard output goes to the file, standard error nowhere. */
    static int run(Path out, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " does not end");
        }
        return process.exitValue();
    }
}
