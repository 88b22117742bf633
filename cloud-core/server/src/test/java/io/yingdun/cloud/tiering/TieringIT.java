package io.yingdun.cloud.tiering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.FarCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Deletion;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Moving and reading as administrators and clients see them. */
class TieringIT extends FarCloud {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASS = "/api/tiering/pass";
    private static final String STORED = "application/dicom; transfer-syntax=*";

    @Autowired
    private Ingest ingest;

    @Autowired
    private Archive archive;

    @Autowired
    private Deletion deletion;

    private ApiClient administrator;

    @BeforeEach
    void logIn() {
        administrator = loggedInAs("ADMINISTRATOR");
    }

    private TestInstance sent(TestInstance instance) {
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return instance;
    }

    private TestInstance moved(TestInstance instance) {
        sent(instance);
        await().atMost(PATIENCE).until(() -> {
            assertThat(administrator.post(PASS, Map.of()).status()).isEqualTo(202);
            return !Files.exists(local(key(instance)));
        });
        return instance;
    }

    private String key(TestInstance instance) {
        return String.valueOf(archive.instance(instance.sopUid()).orElseThrow().sha256());
    }

    private JsonNode pass() {
        return administrator.get("/api/tiering").json().path("pass");
    }

    @Test
    void whatWasMovedIsRetrievedByteForByte() throws java.io.IOException {
        TestInstance instance = moved(TestInstance.ofNewStudy().pixels(256, 256));
        assertThat(store().objects()).contains(key(instance));
        assertThat(service().get(instance.path(), "Accept", STORED).body()).isEqualTo(instance.file());
    }

    @Test
    void aRangeOfWhatWasMovedIsRetrieved() {
        TestInstance instance = moved(TestInstance.ofNewStudy().pixels(256, 256));
        Answer answer = service().get(instance.path(), "Accept", STORED, "Range", "bytes=1000-1999");
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(instance.file(), 1000, 2000));
    }

    @Test
    void aFrameComesWithoutTheWholeObject() {
        TestInstance instance = moved(TestInstance.ofNewStudy().frames(500, 64, 64));
        long before = line().answered();
        Answer answer = service().get(instance.path() + "/frames/7", "Accept", "application/octet-stream");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body()).hasSize(64 * 64 * 2);
        assertThat(line().answered() - before).isBetween(64 * 64 * 2L, 100_000L);
    }

    @Test
    void aPictureOfWhatWasMovedIsRendered() {
        TestInstance instance = moved(TestInstance.ofNewStudy().pixels(64, 64));
        Answer answer = service().get(instance.path() + "/rendered", "Accept", "image/png");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void aDeflatedObjectThatWasMovedIsRetrievedInAnotherForm() {
        TestInstance instance =
                moved(TestInstance.ofNewStudy().in(TransferSyntax.of(UID.DeflatedExplicitVRLittleEndian)));
        Answer answer = service().get(instance.path() + "/frames/1", "Accept", "application/octet-stream");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void a503SaysThatTheFarStoreIsAwayAndServiceComesBack() throws Exception {
        TestInstance instance = moved(TestInstance.ofNewStudy());
        store().stop();
        try {
            Answer answer = service().get(instance.path(), "Accept", STORED);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("bytes-unreachable");
        } finally {
            store().start();
        }
        assertThat(service().get(instance.path(), "Accept", STORED).body()).isEqualTo(instance.file());
    }

    @Test
    void aBrokenLineIsNotSeenByTheReader() {
        TestInstance instance = moved(TestInstance.ofNewStudy().pixels(1024, 1024));
        line().cutAnswerAfter(1_000_000);
        assertThat(service().get(instance.path(), "Accept", STORED).body()).isEqualTo(instance.file());
    }

    @Test
    void aDeletedStudyIsGoneFromTheFarStoreToo() {
        TestInstance instance = moved(TestInstance.ofNewStudy());
        String key = key(instance);
        deletion.deleteStudy(instance.studyUid(), "sent by mistake", AuditActor.SYSTEM);
        await().atMost(PATIENCE).until(() -> !store().objects().contains(key));
    }

    @Test
    void whatIsSentAgainAfterItWasMovedIsADuplicate() {
        TestInstance instance = moved(TestInstance.ofNewStudy());
        sent(instance);
        assertThat(service().get(instance.path(), "Accept", STORED).body()).isEqualTo(instance.file());
    }

    @Test
    void aPassTellsWhatItMoved() {
        moved(TestInstance.ofNewStudy());
        await().atMost(PATIENCE).until(() -> !pass().path("state").asString("").equals("RUNNING"));
        JsonNode view = administrator.get("/api/tiering").json();
        assertThat(view.path("on").asBoolean()).isTrue();
        assertThat(view.path("far").path("objects").asLong()).isPositive();
        assertThat(view.path("far").path("bytes").asLong()).isPositive();
    }

    @Test
    void aPassThatIsCancelledLeavesTheRestHere() throws Exception {
        await().atMost(PATIENCE).until(() -> !pass().path("state").asString("").equals("RUNNING"));
        TestInstance large = sent(TestInstance.ofNewStudy().frames(250, 256, 256));
        String key = key(large);
        await().atMost(PATIENCE).until(() -> isSettled(key));
        assertThat(administrator.post(PASS, Map.of()).status()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> pass().path("bytes").asLong() >= 32_000_000);
        assertThat(administrator.delete(PASS).status()).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> pass().path("state").asString("").equals("CANCELLED"));
        assertThat(local(key)).exists();
        deletion.deleteStudy(large.studyUid(), "only for the test", AuditActor.SYSTEM);
    }

    @Test
    void whatIsMovedStandsInTheAuditLog() {
        moved(TestInstance.ofNewStudy());
        ApiClient auditor = loggedInAs("AUDITOR");
        await().atMost(PATIENCE).until(() -> auditor.get("/api/audit").text().contains("tiering.ended"));
        assertThat(auditor.get("/api/audit").text()).contains("tiering.asked", "tiering.begun");
    }
}
