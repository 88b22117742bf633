package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.testkit.ApiClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

class AccessJournalIT extends RunningCloud {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    @Autowired
    private AccessJournal journal;

    @Autowired
    private JdbcTemplate database;

    /** Entries about a study, oldest first. */
    private List<String> entries(String study) {
        return database.queryForList(
                "select detail from audit_entry where subject = ? order by sequence", String.class, study);
    }

    @Test
    void writesWhoSawWhatBeforeItIsGiven() {
        ApiClient program = service();
        assertThat(program.get("/dicomweb/studies/1.7.1/series/4/instances/5/sample")
                        .status())
                .isEqualTo(200);
        JsonNode line = loggedInAs("AUDITOR")
                .get("/api/audit?action=data.frames-read&size=1")
                .json()
                .at("/items/0");
        assertThat(line.get("subject").asString()).isEqualTo("1.7.1");
        assertThat(line.get("role").asString()).isEqualTo("SERVICE");
        assertThat(line.get("address").asString()).isEqualTo("127.0.0.1");
        assertThat(line.at("/detail/series").asString()).isEqualTo("4");
        assertThat(line.at("/detail/instance").asString()).isEqualTo("5");
        assertThat(line.at("/detail/bytes").asLong()).isEqualTo(1_000);
    }

    @Test
    void countsWhatFollowsAndWritesItWhenTheWindowEnds() {
        ApiClient program = service();
        for (int i = 0; i < 4; i++) {
            program.get("/dicomweb/studies/1.7.2/series/4/instances/" + i + "/sample");
        }
        journal.writeWhatIsOver();
        assertThat(entries("1.7.2")).hasSize(1);
        clock().skip(WINDOW);
        journal.writeWhatIsOver();
        assertThat(entries("1.7.2")).hasSize(2);
        assertThat(entries("1.7.2").get(1)).contains("\"furtherRequests\":3", "\"bytes\":3000");
        program.get("/dicomweb/studies/1.7.2/series/4/instances/9/sample");
        assertThat(entries("1.7.2")).hasSize(3);
    }

    @Test
    void keepsKindsStudiesAndCallersApart() {
        service().get("/dicomweb/studies/1.7.3/sample");
        service().get("/dicomweb/studies/1.7.3/series/4/sample");
        open("1.7.3", "DOCTOR");
        loggedInAs("DOCTOR").get("/dicomweb/studies/1.7.3/sample");
        assertThat(entries("1.7.3")).hasSize(3);
    }

    @Test
    void namesEachStudyThatAStoreRequestWentInto() {
        TestInstance sent = TestInstance.ofNewStudy();
        ApiClient.Answer stored = store(service(), sent);
        assertThat(stored.status()).as(stored.text()).isEqualTo(200);
        assertThat(database.queryForList(
                        "select action from audit_entry where subject = ?", String.class, sent.studyUid()))
                .containsExactly("data.stored");
        assertThat(entries(sent.studyUid())).singleElement().asString().contains("\"bytes\":" + sent.file().length);
    }

    @Test
    void writesManyCallersTogether() throws Exception {
        Long before = database.queryForObject("select count(*) from audit_entry", Long.class);
        List<CompletableFuture<Void>> written = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            AuditActor peer = new AuditActor("MODALITY" + i, "PEER", "10.0.0.1");
            written.add(journal.accessedBy(peer, AccessKind.INSTANCES, "1.7.4", null, null, 10));
        }
        CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        assertThat(database.queryForObject("select count(*) from audit_entry", Long.class))
                .isGreaterThanOrEqualTo(before + 2_000);
        assertThat(loggedInAs("AUDITOR")
                        .get("/api/audit/verification")
                        .json()
                        .get("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void givesNothingThatItCannotWriteDownAndGoesOnAfterwards() {
        ApiClient program = service();
        database.execute("alter table audit_entry rename to audit_entry_away");
        try {
            assertThat(program.get("/dicomweb/studies/1.7.5/sample").code()).isEqualTo("unavailable");
            assertThat(program.get("/dicomweb/studies/1.7.5/sample").status()).isEqualTo(503);
        } finally {
            database.execute("alter table audit_entry_away rename to audit_entry");
        }
        assertThat(program.get("/dicomweb/studies/1.7.5/sample").text()).isEqualTo("study");
        assertThat(entries("1.7.5")).hasSize(1);
    }

    @Test
    void keepsCountsThatCannotBeWrittenForTheNextTime() {
        ApiClient program = service();
        program.get("/dicomweb/studies/1.7.6/sample");
        program.get("/dicomweb/studies/1.7.6/sample");
        clock().skip(WINDOW);
        database.execute("alter table audit_entry rename to audit_entry_away");
        try {
            journal.writeWhatIsOver();
        } catch (RuntimeException expected) {
            assertThat(expected).hasStackTraceContaining("audit_entry");
        } finally {
            database.execute("alter table audit_entry_away rename to audit_entry");
        }
        journal.writeWhatIsOver();
        assertThat(entries("1.7.6")).hasSize(2);
    }
}
