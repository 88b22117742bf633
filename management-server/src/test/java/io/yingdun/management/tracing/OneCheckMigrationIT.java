package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.management.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The migration over rows that older versions let be; rolled back, so that nobody else sees them. */
class OneCheckMigrationIT extends RunningServer {

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TransactionOperations transaction;

    private void insert(String id, String repeats, String state, int minute) {
        database.update(
                "insert into trace_job (id, created_at, created_by, created_role, created_address, repeats, state)"
                        + " values (?, timestamptz '2026-03-09 06:00Z' + make_interval(mins => ?), 'wang', 'OFFICER', '',"
                        + " ?, ?)",
                id,
                minute,
                repeats,
                state);
    }

    @Test
    void letsTheOldestOfSeveralOpenChecksGoOnAndEndsTheOthers() throws Exception {
        String migration = new ClassPathResource("db/migration/V238__trace_one_check.sql")
                .getContentAsString(StandardCharsets.UTF_8);

        List<String> states = transaction.execute(status -> {
            status.setRollbackOnly();
            database.execute("drop index trace_job_open_check");
            insert("m-0", null, "DONE", 0);
            insert("m-1", "m-0", "DONE", 1);
            insert("m-2", "m-0", "QUEUED", 2);
            insert("m-3", "m-0", "RUNNING", 3);
            insert("m-4", "m-0", "QUEUED", 3);
            insert("m-5", null, "QUEUED", 4);
            insert("m-6", null, "QUEUED", 5);
            database.execute(migration);
            return database.queryForList("select state from trace_job where id like 'm-%' order by id", String.class);
        });

        assertThat(Objects.requireNonNull(states))
                .containsExactly("DONE", "DONE", "QUEUED", "CANCELLED", "CANCELLED", "QUEUED", "QUEUED");
    }
}
