package io.yingdun.management.database;

import io.yingdun.management.runtime.DataDirectory;
import io.yingdun.management.runtime.OpaqueId;
import io.yingdun.management.runtime.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A PostgreSQL of the server's own: programs unpacked once, cluster made by {@code initdb} with a random password
 * (scram-sha-256 from its first second, no trust rule ever), loopback TCP only, no Unix socket, fsync on.
 *
 * <p>It outlives a killed server; the next start finds it by {@code postmaster.pid} and stops it first, because its
 * port is not known any more and two postmasters must never meet in one folder.
 */
final class EmbeddedPostgres implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "yingdun";

    private final PostgresPrograms programs;
    private final Path cluster;
    private final String password;
    private final int port;

    private EmbeddedPostgres(PostgresPrograms programs, Path cluster, String password, int port) {
        this.programs = programs;
        this.cluster = cluster;
        this.password = password;
        this.port = port;
    }

    static EmbeddedPostgres start(DataDirectory directory) {
        Path home = directory.folder("database", "rwx------");
        PostgresPrograms programs = PostgresPrograms.unpackedIn(home);
        Path cluster = home.resolve("cluster");
        Path passwordFile = home.resolve("password");
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise(programs, home, cluster, passwordFile);
        }
        stopOrphan(programs, cluster);
        EmbeddedPostgres database = new EmbeddedPostgres(programs, cluster, readPassword(passwordFile), freePort());
        database.launch(home.resolve("postgresql.log"));
        return database;
    }

    /** initdb works in a folder of another name, so that one interrupted by a crash is simply made again. */
    private static void initialise(PostgresPrograms programs, Path home, Path cluster, Path passwordFile) {
        Path half = home.resolve("cluster.part");
        deleteTree(half);
        DataDirectory.writeSecret(passwordFile, OpaqueId.next().getBytes(StandardCharsets.US_ASCII));
        programs.run(
                "initdb",
                "-D",
                half.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile",
                passwordFile.toString(),
                "-E",
                "UTF8",
                "--locale=C",
                "--no-instructions");
        try {
            Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stopOrphan(PostgresPrograms programs, Path cluster) {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        if (belongsToLivePostgres(pidFile)) {
            LOG.warn("A database left over from a killed server is stopped first");
            programs.run("pg_ctl", "stop", "-m", "fast", "-w", "-t", "30", "-D", cluster.toString());
        }
    }

    /** A pid in the file may meanwhile belong to any other program: only one started for this folder counts. */
    private static boolean belongsToLivePostgres(Path pidFile) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            long pid = Long.parseLong(lines.get(0).trim());
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().commandLine())
                    .filter(line -> line.contains("postgres"))
                    .filter(line -> line.contains(lines.get(1).trim()))
                    .isPresent();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException unreadable) {
            return false;
        }
    }

    private void launch(Path log) {
        long begin = System.nanoTime();
        // synchronous_commit and fsync are the server's own defaults; named here because durability is a promise.
        String options = String.join(
                " ",
                "-c listen_addresses=127.0.0.1",
                "-c port=" + port,
                "-c unix_socket_directories=''",
                "-c fsync=on",
                "-c synchronous_commit=on",
                "-c full_page_writes=on",
                "-c max_connections=40",
                "-c shared_buffers=64MB",
                "-c timezone=UTC",
                "-c log_timezone=UTC",
                "-c log_min_messages=warning");
        programs.run(
                "pg_ctl", "start", "-w", "-t", "60", "-D", cluster.toString(), "-l", log.toString(), "-o", options);
        LOG.info("Embedded PostgreSQL on 127.0.0.1:{} after {} ms", port, (System.nanoTime() - begin) / 1_000_000);
    }

    private static String readPassword(Path file) {
        try {
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new StartFailure(
                    "The embedded database's password in " + file + " cannot be read: " + e + ".",
                    "Put the file back from a backup; the database cannot be opened without it.",
                    e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteTree(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?ApplicationName=management-server";
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public void close() {
        programs.run("pg_ctl", "stop", "-m", "fast", "-w", "-t", "30", "-D", cluster.toString());
        LOG.info("Embedded PostgreSQL stopped");
    }
}
