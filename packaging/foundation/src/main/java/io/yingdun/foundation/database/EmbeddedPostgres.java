package io.yingdun.foundation.database;

import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.foundation.runtime.ServerSettings;
import io.yingdun.foundation.runtime.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final PostgresPrograms programs;
    private final Path cluster;
    private final String path;
    private final String password;
    private final int port;
    private final String application;
    private @Nullable PostmasterWatch watch;

    private EmbeddedPostgres(
            PostgresPrograms programs, Path cluster, String path, String password, int port, String application) {
        this.programs = programs;
        this.cluster = cluster;
        this.path = path;
        this.password = password;
        this.port = port;
        this.application = application;
    }

    static EmbeddedPostgres start(DataDirectory directory, ServerSettings settings) {
        RunAs runAs = RunAs.choose(settings.database().serviceAccount());
        // The account passes through but sees nothing; secrets in there have mode 600.
        Path home = directory.folder("database", runAs.byAccount() ? "rwx--x--x" : "rwx------");
        PostgresPrograms programs = PostgresPrograms.unpacked(home, runAs);
        Path cluster = home.resolve("cluster");
        Path passwordFile = home.resolve("password");
        String path = pathFor(runAs, cluster);
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise(programs, runAs, home, passwordFile);
        }
        Orphan.stop(cluster, runAs);
        runAs.own(cluster);
        logFile(home, runAs);
        EmbeddedPostgres database = new EmbeddedPostgres(
                programs, cluster, path, readPassword(passwordFile), freePort(), settings.serverName());
        database.launch();
        return database;
    }

    /** From now on it is started again when it ends without having been asked to, on the same port. */
    EmbeddedPostgres supervised() {
        watch = new PostmasterWatch(cluster, this::launch);
        return this;
    }

    /**
     * An account to which a folder above is closed (a data directory of mode 700, root's home) is started inside the
     * cluster and reaches it by the kernel's link: no parent has to be opened to anybody.
     */
    private static String pathFor(RunAs runAs, Path cluster) {
        if (runAs.canEnter(cluster.getParent())) {
            return cluster.toString();
        }
        if (!Files.exists(Path.of(Orphan.OWN_FOLDER))) {
            throw new StartFailure(
                    "The account that runs the database cannot reach " + cluster + ", and /proc is not mounted.",
                    "Mount /proc, let others pass through the folders above (chmod o+x), or give"
                            + " --yingdun.data-dir=DIR where they may.");
        }
        return Orphan.OWN_FOLDER;
    }

    /** initdb works in a folder of another name, so that one interrupted by a crash is simply made again. */
    private static void initialise(PostgresPrograms programs, RunAs runAs, Path home, Path passwordFile) {
        Path half = home.resolve("cluster.part");
        deleteTree(half);
        DataDirectory.writeSecret(passwordFile, OpaqueId.next().getBytes(StandardCharsets.US_ASCII));
        try {
            Files.createDirectory(half, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            runAs.own(half);
            runAs.own(passwordFile);
            programs.run(
                    half,
                    "initdb",
                    "-D",
                    pathFor(runAs, half),
                    "-U",
                    USER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile",
                    "../password",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--no-instructions");
            if (runAs.byAccount()) {
                RunAs.giveTo(0, 0, passwordFile);
            }
            Files.move(half, home.resolve("cluster"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The account may not make files beside the cluster. */
    private static void logFile(Path home, RunAs runAs) {
        Path log = home.resolve("postgresql.log");
        try {
            if (!Files.exists(log)) {
                Files.createFile(
                        log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        runAs.own(log);
    }

    private void launch() {
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
                cluster, "pg_ctl", "start", "-w", "-t", "60", "-D", path, "-l", "../postgresql.log", "-o", options);
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
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?ApplicationName=" + application;
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
        if (watch != null) {
            watch.close();
        }
        programs.run(cluster, "pg_ctl", "stop", "-m", "fast", "-w", "-t", "30", "-D", path);
        LOG.info("Embedded PostgreSQL stopped");
    }
}
