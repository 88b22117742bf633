package io.yingdun.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.database.SeparatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server on a PostgreSQL that the hospital runs itself. */
class ExternalDatabaseIT {

    private static final String PASSWORD = "of-the-database";

    @TempDir
    private Path folder;

    private Path data;
    private SeparatePostgres postgres;

    @BeforeEach
    void startPostgres() throws IOException {
        data = Files.createDirectories(folder.resolve("server"));
        postgres = SeparatePostgres.start(folder.resolve("hospital"));
        postgres.createDatabase("yingdun", "hospital", PASSWORD);
    }

    @AfterEach
    void stopPostgres() throws IOException {
        postgres.close();
    }

    private List<String> byUrl(String... more) {
        List<String> options = new ArrayList<>(
                List.of("--yingdun.database.url=" + postgres.url("yingdun"), "--yingdun.database.user=hospital"));
        options.addAll(List.of(more));
        return options;
    }

    @Test
    void startsLogsInAndHasItsDataAfterARestart() throws Exception {
        try (ServerInItsOwnProcess server =
                new ServerInItsOwnProcess(data, byUrl(), Map.of("YINGDUN_DATABASE_PASSWORD", PASSWORD))) {
            server.start();
            assertThat(server.officer()
                            .post("/api/groups", Map.of("name", "放射科", "description", ""))
                            .status())
                    .isEqualTo(201);
            server.kill();

            server.start();

            assertThat(server.officer().get("/api/groups").text()).contains("放射科");
        }
        assertThat(data.resolve("management/database")).doesNotExist();
        assertThat(Files.readString(data.resolve("server.log"))).doesNotContain(PASSWORD);
    }

    @Test
    void takesThePasswordFromAFile() throws Exception {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("yingdun.database.password"), PASSWORD + "\n");
        try (ServerInItsOwnProcess server = new ServerInItsOwnProcess(
                data, byUrl("--spring.config.import=configtree:" + secrets + "/"), Map.of())) {
            server.start();

            assertThat(server.officer().get("/api/overview").status()).isEqualTo(200);
        }
    }

    @Test
    void aWrongPasswordEndsTheStartWithWhatToDo() throws Exception {
        try (ServerInItsOwnProcess server =
                new ServerInItsOwnProcess(data, byUrl(), Map.of("YINGDUN_DATABASE_PASSWORD", "wrong"))) {
            assertThat(server.failToStart())
                    .contains("refuses the user \"hospital\"")
                    .contains("Check yingdun.database.user and the password")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aDatabaseThatIsDownEndsTheStartWithWhatToDo() throws Exception {
        List<String> down = byUrl();
        down.set(0, "--yingdun.database.url=jdbc:postgresql://127.0.0.1:1/yingdun");
        try (ServerInItsOwnProcess server = new ServerInItsOwnProcess(data, down, Map.of())) {
            assertThat(server.failToStart())
                    .contains("The database at 127.0.0.1:1/yingdun is not reached")
                    .contains("Check host and port in yingdun.database.url");
        }
    }
}
