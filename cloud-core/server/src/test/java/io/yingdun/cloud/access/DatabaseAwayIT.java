package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.foundation.testkit.ApiClient;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseAwayIT extends RunningCloud {

    private static final String STUDY = "/dicomweb/studies/1.2.3/sample";

    @Autowired
    private JdbcTemplate database;

    @ParameterizedTest
    @CsvSource({"access_key, SERVICE", "access_staff, STAFF"})
    void letsNobodyInAndGoesOnByItself(String table, String kind) {
        open("1.2.3", "DOCTOR");
        ApiClient client = kind.equals("STAFF") ? loggedInAs("DOCTOR") : service();
        assertThat(client.get(STUDY).status()).isEqualTo(200);
        database.execute("alter table " + table + " rename to away");
        try {
            clock().skip(Duration.ofSeconds(1));
            assertThat(client.get(STUDY).code()).isEqualTo("unavailable");
        } finally {
            database.execute("alter table away rename to " + table);
        }
        assertThat(client.get(STUDY).text()).isEqualTo("study");
    }
}
