package io.yingdun.dicom.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs DCMTK's command-line tools (Debian package {@code dcmtk}); the test is skipped where they are not installed. */
public final class Dcmtk {

    private static final int SECONDS = 120;

    private Dcmtk() {}

    public static void assumeInstalled() {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/dcm2json")),
                "SKIPPED: DCMTK is not installed (Debian package dcmtk)");
    }

    /** Else each of its messages waits for the acknowledgement of the one before, for 40 ms (Nagle's algorithm). */
    private static ProcessBuilder program(String... command) {
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().put("TCP_NODELAY", "1");
        return program;
    }

    /** The exit status; standard output goes to the file, standard error nowhere. */
    public static int run(Path out, String... command) throws IOException, InterruptedException {
        Process process = program(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " does not end");
        }
        return process.exitValue();
    }

    /** A program that was run to its end: its exit status, and all that it wrote. */
    public record Outcome(int status, String output) {}

    /** Runs a client with everything it writes collected. */
    public static Outcome run(String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("dcmtk", ".log");
        try {
            Process process = program(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
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

    /** A server that runs until it is closed. */
    public record Server(Process process, int port) implements AutoCloseable {
        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Without waiting until it has tidied up: nobody needs its folder any more. */
        public void kill() {
            process.destroyForcibly();
        }
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /**
     * Starts DCMTK's archive (dcmqrscp), which keeps what it gets below the folder and knows us as YINGDUN. It may be started
     * again on the same folder.
     *
     * @param ourPort where C-MOVE sends to
     */
    public static Server archive(Path folder, String title, int port, int ourPort)
            throws IOException, InterruptedException {
        Path configuration = Files.writeString(folder.resolve("dcmqrscp.cfg"), """
                NetworkTCPPort  = %d
                MaxPDUSize      = 16384
                MaxAssociations = 16
                HostTable BEGIN
                us = (YINGDUN, localhost, %d)
                HostTable END
                VendorTable BEGIN
                VendorTable END
                AETable BEGIN
                %s  %s  RW (100, 1024mb) ANY
                AETable END
                """.formatted(
                        port, ourPort, title, Files.createDirectories(folder.resolve("db"))));
        return serve(folder, port, "dcmqrscp", "-c", configuration.toString(), Integer.toString(port));
    }

    /** Starts a server, in a folder, and waits until it listens. */
    public static Server serve(Path folder, int port, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("server.log");
        Process process = program(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        for (int attempt = 0; attempt < 600; attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return new Server(process, port);
            } catch (ConnectException e) {
                if (!process.isAlive()) {
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        process.destroyForcibly();
        throw new IOException(command[0] + " does not listen: " + Files.readString(log));
    }
}
