package io.yingdun.foundation.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command of the operating system to its end. */
final class Commands {

    private static final int TIMEOUT_SECONDS = 90;

    private Commands() {}

    record Outcome(int status, String output) {

        boolean good() {
            return status == 0;
        }
    }

    static Outcome execute(Path workingDirectory, List<String> command) {
        try {
            // Output goes to a file: postgres inherits the stream, and reading a pipe would wait for its end.
            Path output = Files.createTempFile("yingdun-postgres", ".out");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(workingDirectory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return new Outcome(-1, "no end after " + TIMEOUT_SECONDS + " s");
                }
                return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            return new Outcome(-1, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        }
    }
}
