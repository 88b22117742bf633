package io.yingdun.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yingdun.foundation.runtime.ServerSettings;
import io.yingdun.foundation.runtime.StartFailure;
import io.yingdun.foundation.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL by URL: taken where it can be used, refused in one sentence that says what to do where it cannot. */
class ExternalPostgresIT {

    private static final String USER = "hospital";
    private static final String PASSWORD = "right-password";

    @TempDir
    private static Path folder;

    private static SeparatePostgres postgres;

    @BeforeAll
    static void start() {
        postgres = SeparatePostgres.start(folder);
        postgres.createDatabase("yingdun", USER, PASSWORD);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static ServerSettings.Database given(String url, String password) {
        return new ServerSettings.Database(url, USER, password, "");
    }

    private static StartFailure refusal(ServerSettings.Database given) {
        return catchThrowableOfType(StartFailure.class, () -> ExternalPostgres.reached(given));
    }

    @Test
    void oneThatCanBeUsedIsTaken() {
        ExternalPostgres database = ExternalPostgres.reached(given(postgres.url("yingdun"), PASSWORD));

        assertThat(database.getJdbcUrl()).isEqualTo(postgres.url("yingdun"));
        assertThat(database.getUsername()).isEqualTo(USER);
    }

    @Test
    void aWrongPasswordIsNamedAndNotRepeated() {
        StartFailure refusal = refusal(given(postgres.url("yingdun"), "wrong-password"));

        assertThat(refusal).hasMessageContaining("refuses the user \"hospital\"");
        assertThat(refusal.whatToDo()).contains("YINGDUN_DATABASE_PASSWORD").contains("pg_hba.conf");
        assertThat(refusal.getMessage() + refusal.whatToDo()).doesNotContain("wrong-password");
    }

    @Test
    void oneThatIsNotThereIsNotReached() {
        String nobody = "jdbc:postgresql://127.0.0.1:" + FreePorts.base(1) + "/yingdun?password=in-the-url";

        StartFailure refusal = refusal(given(nobody, PASSWORD));

        assertThat(refusal).hasMessageContaining("is not reached");
        assertThat(refusal.whatToDo()).contains("host and port").contains("firewall");
        assertThat(refusal.getMessage()).doesNotContain("in-the-url");
    }

    @Test
    void aDatabaseThatDoesNotExistIsToBeMade() {
        StartFailure refusal = refusal(given(postgres.url("nothing"), PASSWORD));

        assertThat(refusal).hasMessageContaining("does not exist");
        assertThat(refusal.whatToDo()).contains("create database");
    }

    @Test
    void aUserWithoutTheRightToMakeTablesIsRefusedAtOnce() {
        postgres.execute("create database of_others");

        StartFailure refusal = refusal(given(postgres.url("of_others"), PASSWORD));

        assertThat(refusal).hasMessageContaining("may not make tables");
        assertThat(refusal.whatToDo()).contains("owner");
    }

    @Test
    void anEncodingWithoutChineseIsRefused() {
        postgres.execute("create database ascii owner hospital encoding 'SQL_ASCII' template template0");

        assertThat(refusal(given(postgres.url("ascii"), PASSWORD))).hasMessageContaining("SQL_ASCII");
    }

    @Test
    void anotherKindOfDatabaseIsRefusedByItsAddress() {
        StartFailure refusal = refusal(given("jdbc:mysql://127.0.0.1/yingdun?password=in-the-url", PASSWORD));

        assertThat(refusal.whatToDo()).contains("jdbc:postgresql://");
        assertThat(refusal.getMessage()).doesNotContain("in-the-url");
    }
}
