package io.yingdun.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.management.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class AuditLogIT extends RunningServer {

    @Autowired
    private AuditLog audit;

    @Autowired
    private AuditMapper entries;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TransactionTemplate transaction;

    @TempDir
    Path directory;

    private ApiClient auditor;

    @BeforeEach
    void logIn() {
        auditor = loggedInAs("AUDITOR");
    }

    private JsonNode verification() {
        return auditor.get("/api/audit/verification").json();
    }

    @Test
    void putsADeedDownToItsOfficer() {
        JsonNode newest =
                auditor.get("/api/audit?action=session.opened&size=1").json().at("/items/0");
        assertThat(newest.get("actor").asString()).isEqualTo("auditor");
        assertThat(newest.get("role").asString()).isEqualTo("AUDITOR");
        assertThat(newest.get("address").asString()).isEqualTo("127.0.0.1");
        assertThat(newest.at("/detail/officer").asString()).isEqualTo("auditor");
    }

    @Test
    void keepsSequencesWithoutGapsUnderConcurrency() throws Exception {
        long before = audit.recordSystem("test.begun", "test", Map.of());
        ExecutorService writers = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Long>> work = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int number = i;
                work.add(() -> transaction.execute(status -> {
                    long sequence = audit.recordSystem("test.raced", "writer-" + number, Map.of("n", number));
                    if (number % 3 == 0) {
                        status.setRollbackOnly();
                    }
                    return sequence;
                }));
            }
            for (Future<Long> done : writers.invokeAll(work)) {
                done.get();
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(entries.last().sequence()).isEqualTo(before + 40);
        assertThat(verification().get("intact").asBoolean()).isTrue();
    }

    @Test
    void losesTheEntryTogetherWithTheCallersTransaction() {
        long before = entries.count();
        transaction.executeWithoutResult(status -> {
            audit.recordSystem("test.undone", "test", Map.of());
            status.setRollbackOnly();
        });
        assertThat(entries.count()).isEqualTo(before);
    }

    @Test
    void keepsAFailureThoughTheCallerRollsBackAndHoldsTheLock() {
        long before = entries.count();
        transaction.executeWithoutResult(status -> {
            audit.recordSystem("test.undone", "test", Map.of());
            audit.recordSystemFailure("test.failed", "test", Map.of("why", "because"));
            status.setRollbackOnly();
        });
        assertThat(entries.count()).isEqualTo(before + 1);
        assertThat(entries.last().outcome()).isEqualTo("FAILED");
    }

    @Test
    void refusesAnEntryThatNobodyMade() {
        assertThatThrownBy(() -> audit.record("test.done", "test", Map.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void databaseRefusesChanges() {
        audit.recordSystem("test.done", "test", Map.of());
        for (String change : List.of(
                "update audit_entry set actor = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "set session_replication_role = replica; delete from audit_entry")) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> database.execute(change)))
                    .as(change)
                    .hasStackTraceContaining("append-only");
        }
    }

    @Test
    void findsAndNamesWhatASuperuserChangedWithTheTriggerOff() {
        long sequence = audit.recordSystem("policy.saved", "policy-7", Map.of("strength", 2));
        audit.recordSystem("test.after", "test", Map.of());
        String detail =
                database.queryForObject("select detail from audit_entry where sequence = ?", String.class, sequence);
        try {
            overwriteDetail(sequence, "{\"strength\":9}");
            JsonNode found = verification();
            assertThat(found.get("intact").asBoolean()).isFalse();
            assertThat(found.get("firstBroken").asLong()).isEqualTo(sequence);
            assertThat(found.get("verifiedUpTo").asLong()).isEqualTo(sequence - 1);
        } finally {
            overwriteDetail(sequence, String.valueOf(detail));
        }
        assertThat(verification().get("intact").asBoolean()).isTrue();
    }

    private void overwriteDetail(long sequence, String detail) {
        transaction.executeWithoutResult(status -> {
            database.execute("alter table audit_entry disable trigger all");
            database.update("update audit_entry set detail = ? where sequence = ?", detail, sequence);
            database.execute("alter table audit_entry enable always trigger audit_entry_refuse_change");
            database.execute("alter table audit_entry enable always trigger audit_entry_refuse_truncate");
        });
    }

    @Test
    void findsATailThatWasCutOffAfterItWasWitnessed() {
        transaction.executeWithoutResult(status -> {
            long sequence = audit.recordSystem("test.cut", "test", Map.of());
            new HeadWitness(directory.resolve("heads"))
                    .write(sequence, entries.last().hash());
            status.setRollbackOnly();
        });
        assertThat(new AuditVerifier(entries, new HeadWitness(directory.resolve("heads")))
                        .verify()
                        .intact())
                .isFalse();
    }

    @Test
    void exportsWhatTheOfflineCommandAccepts() throws IOException {
        audit.recordSystem("test.exported", "影盾\u0000\n\"", Map.of("text", "a\u2028b\ud800c", "list", List.of(1, "二")));
        byte[] export = auditor.get("/api/audit/export").body();
        Path file = Files.write(directory.resolve("export.ndjson"), export);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(VerifyAudit.run(new String[] {file.toString()}, print, print))
                .as(out.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(Files.readAllLines(file)).hasSize((int) entries.count());
    }

    @Test
    void listsNewestFirstAndGoesOnFromNext() {
        for (int i = 0; i < 5; i++) {
            audit.recordSystem("test.listed", "item-" + i, Map.of());
        }
        JsonNode first = auditor.get("/api/audit?action=test.listed&size=2").json();
        assertThat(first.at("/items/0/subject").asString()).isEqualTo("item-4");
        JsonNode second = auditor.get("/api/audit?action=test.listed&size=2&before="
                        + first.get("next").asLong())
                .json();
        assertThat(second.at("/items/0/subject").asString()).isEqualTo("item-2");
    }
}
