package io.yingdun.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.runtime.ServerSettings;
import io.yingdun.foundation.runtime.StartFailure;
import io.yingdun.foundation.testkit.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database of a server of root, where user namespaces are forbidden. */
class ServiceAccountIT {

    private static final String ACCOUNT = "nobody";

    @TempDir
    private Path dir;

    private DataDirectory data;

    @BeforeEach
    void open() {
        assumeTrue(
                "root".equals(System.getProperty("user.name")), "needs root: only root can run it as another account");
        data = new DataDirectory(settings(ACCOUNT));
    }

    @AfterEach
    void close() throws IOException {
        if (data != null) {
            data.close();
        }
    }

    @Test
    void keepsItsDataOverARestartBelowAClosedFolder() throws Exception {
        assertThat(mode(dir)).isEqualTo("rwx------");
        rememberUnder(ACCOUNT);
        assertThat(remembersUnder(ACCOUNT)).isTrue();
        assertThat(RunAs.ownerOf(cluster()))
                .isEqualTo(RunAs.choose(ACCOUNT).uid())
                .isPositive();
        assertThat(mode(dir)).isEqualTo("rwx------");
        assertThat(RunAs.ownerOf(cluster().resolveSibling("password"))).isZero();
        assertThat(mode(cluster().resolveSibling("password"))).isEqualTo("rw-------");
    }

    @Test
    void usesThePathWhereTheAccountCanPass() throws Exception {
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx--x--x"));
        rememberUnder(ACCOUNT);
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data, settings(ACCOUNT))) {
            assertThat(remembers(database)).isTrue();
            assertThat(Files.readAllLines(cluster().resolve("postmaster.pid")).get(1))
                    .isEqualTo(cluster().toString());
        }
    }

    @Test
    void changesBetweenNamespaceAndAccountOnTheSameData() throws Exception {
        assumeTrue(RunAs.choose("").uid() == 0, "needs user namespaces (unshare -U)");
        rememberUnder("");
        assertThat(remembersUnder(ACCOUNT)).isTrue();
        assertThat(remembersUnder("")).isTrue();
        assertThat(RunAs.ownerOf(cluster())).isZero();
    }

    @Test
    void stopsOneThatAKilledServerLeftRunning() throws Exception {
        remember(EmbeddedPostgres.start(data, settings(ACCOUNT)));
        assertThat(remembersUnder(ACCOUNT)).isTrue();
    }

    @Test
    void stopsOneThatAnotherAccountLeftRunning() throws Exception {
        assumeTrue(RunAs.choose("").uid() == 0, "needs user namespaces (unshare -U)");
        for (List<String> change : List.of(List.of(ACCOUNT, ""), List.of("", ACCOUNT))) {
            remember(EmbeddedPostgres.start(data, settings(change.get(0))));
            long orphan = Long.parseLong(
                    Files.readAllLines(cluster().resolve("postmaster.pid")).get(0));
            assertThat(remembersUnder(change.get(1))).isTrue();
            assertThat(ProcessHandle.of(orphan).filter(Liveness::lives)).isEmpty();
        }
    }

    @Test
    void refusesAnAccountThatIsNotThereAndRoot() {
        for (String account : List.of("no-such-account", "root", "--help")) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(data, settings(account)))
                    .isInstanceOfSatisfying(
                            StartFailure.class,
                            failure -> assertThat(failure.whatToDo()).contains("service-account"))
                    .hasMessageContaining(account);
        }
    }

    private ServerSettings settings(String account) {
        return TestSettings.at(dir).withServiceAccount(account);
    }

    private void rememberUnder(String account) throws SQLException {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data, settings(account))) {
            remember(database);
        }
    }

    private static void remember(EmbeddedPostgres database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists memory as select 42 as answer");
        }
    }

    private boolean remembersUnder(String account) throws SQLException {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data, settings(account))) {
            return remembers(database);
        }
    }

    private static boolean remembers(EmbeddedPostgres database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select answer from memory")) {
            return rows.next() && rows.getInt(1) == 42;
        }
    }

    private static Connection connect(EmbeddedPostgres database) throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    private Path cluster() {
        return dir.toAbsolutePath().resolve("test/database/cluster");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
