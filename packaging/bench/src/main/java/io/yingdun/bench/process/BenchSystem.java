package io.yingdun.bench.process;

import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A server in a folder that is thrown away, on ports 24440 and 24441. */
public final class BenchSystem implements AutoCloseable {

    private static final int PORT_BASE = 24_440;

    private final Installation installation = Installation.fromSystemProperty();
    private final Path folder;
    private final Mark mark;
    private ServerProcess server;

    public BenchSystem() {
        try {
            folder = Files.createTempDirectory("yingdun-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mark = Mark.of(folder);
        server = launch();
        // Ctrl-C reaches this process alone; the server has a session of its own.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(), "stop"));
    }

    private ServerProcess launch() {
        ServerProcess started =
                ServerProcess.launch(installation, mark, folder, PORT_BASE, folder.resolve("server.log"));
        try {
            started.awaitReady();
            return started;
        } catch (RuntimeException e) {
            started.stop();
            throw e;
        }
    }

    public void restartServer() {
        server.stop();
        server = launch();
    }

    public Installation installation() {
        return installation;
    }

    public Mark mark() {
        return mark;
    }

    public Path folder() {
        return folder;
    }

    public ServerProcess server() {
        return server;
    }

    @Override
    public void close() {
        server.stop();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
