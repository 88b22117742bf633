package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.management.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The migration over rows that older versions let be; rolled back, so that nobody else sees them. */
class NewTrialMigrationIT extends RunningServer {

    private static final String DISPLAY = "[{\"width\": 1920, \"height\": 1080, \"scaling\": 1.0}]";

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TransactionOperations transaction;

    private void insert(String id, @Nullable String repeats, String state, @Nullable String outcome) {
        database.update(
                "insert into trace_job (id, created_at, created_by, created_role, created_address, repeats, state, outcome)"
                        + " values (?, now(), 'wang', 'OFFICER', '', ?, ?, ?)",
                id,
                repeats,
                state,
                outcome);
    }

    private static String outcome(String engine, String displays) {
        return "{\"basis\": {\"engineVersion\": \"%s\", \"keyFingerprint\": \"89abcdef\", \"displays\": %s}}"
                .formatted(engine, displays);
    }

    @Test
    void countsEveryTraceThatIsDoneButChecksThatTriedTheSame() throws Exception {
        String migration = new ClassPathResource("db/migration/V240__trace_new_trial.sql")
                .getContentAsString(StandardCharsets.UTF_8);

        List<String> trials = transaction.execute(status -> {
            status.setRollbackOnly();
            database.execute("alter table trace_job drop column new_trial");
            insert("m-trace", null, "DONE", outcome("0.1.0", DISPLAY));
            insert("m-same", "m-trace", "DONE", outcome("0.1.0", DISPLAY));
            insert("m-other-engine", "m-trace", "DONE", outcome("0.2.0", DISPLAY));
            insert("m-other-displays", "m-trace", "DONE", outcome("0.1.0", "[]"));
            insert("m-undone", null, "FAILED", null);
            insert("m-unasked", null, "DONE", outcome("0.1.0", "null"));
            insert("m-none-told", "m-unasked", "DONE", outcome("0.1.0", "[]"));
            insert("m-without-basis", null, "DONE", "{}");
            insert("m-of-no-basis", "m-without-basis", "DONE", outcome("0.1.0", DISPLAY));
            database.execute(migration);
            return database.queryForList(
                    "select id from trace_job where id like 'm-%' and new_trial order by id", String.class);
        });

        assertThat(Objects.requireNonNull(trials))
                .containsExactlyInAnyOrder(
                        "m-trace",
                        "m-other-engine",
                        "m-other-displays",
                        "m-unasked",
                        "m-without-basis",
                        "m-of-no-basis");
    }
}
