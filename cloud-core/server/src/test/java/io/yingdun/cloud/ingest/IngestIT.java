package io.yingdun.cloud.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.FrameTable;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.ingest.IngestOutcome.Refusal;
import io.yingdun.cloud.ingest.IngestOutcome.Result;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.testkit.LiveFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Objects in: what is acknowledged is there, byte for byte and found; what is not, leaves no trace. */
class IngestIT extends RunningCloud {

    @Autowired
    private Ingest ingest;

    @Autowired
    private Archive archive;

    @Autowired
    private ObjectStore store;

    private Sender sender;

    @BeforeEach
    void sender() {
        sender = new Sender(ingest);
    }

    @Test
    void storesAnInstanceByteForByte() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        assertThat(sender.send(sent).result()).isEqualTo(Result.STORED);

        Instance instance = archive.instance(sent.studyUid(), sent.seriesUid(), sent.sopUid())
                .orElseThrow();
        try (StoredObject object = store.open(instance.location())) {
            assertThat(object.range(0, object.size()).readAllBytes()).isEqualTo(sent.file());
        }
        assertThat(instance.size()).isEqualTo(sent.file().length);
        assertThat(instance.source()).isEqualTo("DIMSE TESTSCU 192.0.2.1");
    }

    @Test
    void countsWhatStudyAndSeriesHold() {
        TestInstance first = TestInstance.ofNewStudy();
        TestInstance otherSeries = TestInstance.ofSeries(first.studyUid(), TestInstance.newUid())
                .with(Tag.PatientID, first.patientId())
                .with(Tag.Modality, "SR");
        List.of(first, first.sibling(2), first.sibling(3), otherSeries).forEach(sender::send);

        Study study = archive.study(first.studyUid()).orElseThrow();
        assertThat(study.instanceCount()).isEqualTo(4);
        assertThat(study.seriesCount()).isEqualTo(2);
        assertThat(study.modalities()).containsExactly("CT", "SR");
        assertThat(archive.series(first.studyUid(), first.seriesUid())
                        .orElseThrow()
                        .instanceCount())
                .isEqualTo(3);
        assertThat(archive.instancesOf(first.studyUid(), first.seriesUid()))
                .extracting(Instance::instanceNumber)
                .containsExactly(1, 2, 3);
    }

    @Test
    void findsAFrameWithoutOpeningTheHeader() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy().pixels(4, 4);
        sender.send(sent);
        Instance instance = archive.instance(sent.sopUid()).orElseThrow();
        FrameTable frames = archive.framesOf(instance).orElseThrow();
        FileRegion region = frames.regionsOf(1).get(0);
        try (StoredObject object = store.open(instance.location())) {
            byte[] file = sent.file();
            assertThat(object.range(region.offset(), region.length()).readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(file, file.length - 32, file.length));
        }
    }

    @Test
    void keepsTheHeaderAsDicomJson() {
        TestInstance sent = TestInstance.ofNewStudy();
        sender.send(sent);
        String json =
                archive.headerOf(archive.instance(sent.sopUid()).orElseThrow()).orElseThrow();
        assertThat(json)
                .contains("\"00080018\":{\"vr\":\"UI\",\"Value\":[\"" + sent.sopUid() + "\"]}")
                .contains("\"Ideographic\":\"王^小东\"")
                .contains("\"BulkDataURI\":\"" + sent.path() + "/bulkdata/");
    }

    @Test
    void takesTheSameInstanceAgainAsDone() {
        TestInstance sent = TestInstance.ofNewStudy();
        sender.send(sent);
        assertThat(sender.send(sent).result()).isEqualTo(Result.DUPLICATE);
        assertThat(archive.study(sent.studyUid()).orElseThrow().instanceCount()).isEqualTo(1);
    }

    @Test
    void takesTheSameInstanceFromTenSendersAtOnce() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        List<CompletionStage<IngestOutcome>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(sender.begin(sent.file(), Expectation.NONE));
        }
        List<Result> results = new ArrayList<>();
        for (CompletionStage<IngestOutcome> answer : answers) {
            results.add(answer.toCompletableFuture().get().result());
        }
        assertThat(results).containsOnly(Result.STORED, Result.DUPLICATE);
        assertThat(results.stream().filter(r -> r == Result.STORED)).hasSize(1);
        assertThat(archive.study(sent.studyUid()).orElseThrow().instanceCount()).isEqualTo(1);
        awaitNothingUndecided();
    }

    /** A modality and a web client write different group 0002 in front of the same data set. */
    @Test
    void takesTheSameDataSetBehindAnotherHeaderAsDone() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        byte[] file = sent.file();
        byte[] otherPreamble = file.clone();
        otherPreamble[5] = 'x';
        sender.send(sent);
        assertThat(sender.send(otherPreamble, Expectation.NONE).result()).isEqualTo(Result.DUPLICATE);
        assertThat(archive.instance(sent.sopUid()).orElseThrow().sha256()).isEqualTo(sha256(file));
        assertThat(objectFiles()).contains(sha256(file)).doesNotContain(sha256(otherPreamble));
        awaitNothingUndecided();
    }

    @Test
    void neverSwapsAnInstanceForOtherBytesOfTheSameUid() throws Exception {
        TestInstance first = TestInstance.ofNewStudy();
        sender.send(first);
        byte[] kept = first.file();
        byte[] other = first.with(Tag.PatientName, "Li^Na").file();
        IngestOutcome outcome = sender.send(other, Expectation.NONE);

        assertThat(outcome.result()).isEqualTo(Result.CONFLICT);
        assertThat(outcome.refusal()).isEqualTo(Refusal.OTHER_BYTES);
        Instance instance = archive.instance(first.sopUid()).orElseThrow();
        try (StoredObject object = store.open(instance.location())) {
            assertThat(object.range(0, object.size()).readAllBytes()).isEqualTo(kept);
        }
        assertThat(objectFiles()).doesNotContain(sha256(other));
    }

    @Test
    void refusesWhatIsNoDicom() {
        IngestOutcome outcome =
                sender.send("%PDF-1.7 no image at all".repeat(20).getBytes(), Expectation.NONE);
        assertThat(outcome.refusal()).isEqualTo(Refusal.NOT_DICOM);
        assertThat(outcome.accepted()).isFalse();
    }

    @Test
    void namesTheByteWhereABrokenHeaderBreaksOff() {
        byte[] whole = TestInstance.ofNewStudy().file();
        IngestOutcome outcome = sender.send(Arrays.copyOf(whole, 400), Expectation.NONE);
        assertThat(outcome.refusal()).isEqualTo(Refusal.BROKEN);
        assertThat(outcome.offset()).isBetween(300L, 400L);
        awaitNothingUndecided();
    }

    @Test
    void refusesAnObjectWithoutStudy() {
        IngestOutcome outcome = sender.send(TestInstance.ofNewStudy().without(Tag.StudyInstanceUID));
        assertThat(outcome.refusal()).isEqualTo(Refusal.UID);
        assertThat(outcome.detail()).contains("(0020,000D)");
    }

    @Test
    void refusesAnotherStudyThanTheOneAnnounced() {
        TestInstance sent = TestInstance.ofNewStudy();
        IngestOutcome outcome = sender.send(sent.file(), Expectation.ofStudy("1.2.3"));
        assertThat(outcome.refusal()).isEqualTo(Refusal.UNEXPECTED);
        assertThat(archive.instance(sent.sopUid())).isEmpty();
    }

    private static void awaitNothingUndecided() {
        Path incoming = dataDir().resolve("cloud/objects/incoming");
        await().untilAsserted(() -> assertThat(LiveFolder.files(incoming)).isEmpty());
    }

    private static List<String> objectFiles() throws IOException {
        return LiveFolder.names(dataDir().resolve("cloud/objects"));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
