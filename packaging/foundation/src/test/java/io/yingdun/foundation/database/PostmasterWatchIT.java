package io.yingdun.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.testkit.TestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database, killed under a server that lives on. */
class PostmasterWatchIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path dir;

    private DataDirectory data;
    private EmbeddedPostgres database;

    @BeforeEach
    void start() {
        data = new DataDirectory(TestSettings.at(dir));
        database = EmbeddedPostgres.start(data, TestSettings.at(dir)).supervised();
    }

    @AfterEach
    void stop() throws IOException {
        database.close();
        data.close();
    }

    @Test
    void isStartedAgainWithAllThatWasCommitted() throws Exception {
        try (Connection before = connect();
                Statement statement = before.createStatement()) {
            statement.execute("create table memory as select 42 as answer");
            ProcessHandle killed = postmaster();
            killed.destroyForcibly();
            await().atMost(PATIENCE).ignoreExceptions().until(() -> answer() == 42);
            assertThat(postmaster().pid()).isNotEqualTo(killed.pid());
        }
    }

    @Test
    void isStartedAgainAsOftenAsItIsKilled() throws Exception {
        for (int kill = 0; kill < 3; kill++) {
            postmaster().destroyForcibly();
            await().atMost(PATIENCE).ignoreExceptions().until(this::lives);
        }
    }

    @Test
    void isTriedAgainUntilItsPortIsFree() throws Exception {
        int port = URI.create(database.getJdbcUrl().substring("jdbc:".length())).getPort();
        ProcessHandle killed = postmaster();
        killed.destroyForcibly();
        assertThat(Liveness.endsWithin(PATIENCE, killed)).isTrue();
        try (ServerSocket other = occupy(port)) {
            assertThat(other.isBound()).isTrue();
            Path log = cluster().resolveSibling("postgresql.log");
            await().atMost(PATIENCE).until(() -> Files.readString(log).contains("could not bind"));
        }
        await().atMost(PATIENCE).ignoreExceptions().until(this::lives);
    }

    @Test
    void staysStoppedWhenItIsToldTo() throws Exception {
        ProcessHandle postmaster = postmaster();
        database.close();
        assertThat(Liveness.endsWithin(PATIENCE, postmaster)).isTrue();
        await().during(Duration.ofSeconds(2))
                .until(() -> Files.notExists(cluster().resolve("postmaster.pid")));
        database = EmbeddedPostgres.start(data, TestSettings.at(dir)).supervised();
        assertThat(lives()).isTrue();
    }

    private static ServerSocket occupy(int port) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), ServerSocket::isBound);
    }

    private boolean lives() throws SQLException {
        try (Connection connection = connect()) {
            return connection.isValid(5);
        }
    }

    private int answer() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select answer from memory")) {
            return rows.next() ? rows.getInt(1) : -1;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    private Path cluster() {
        return data.folder("database", "rwx------").resolve("cluster");
    }

    private ProcessHandle postmaster() throws IOException {
        Path pid = cluster().resolve("postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip()))
                .orElseThrow();
    }
}
