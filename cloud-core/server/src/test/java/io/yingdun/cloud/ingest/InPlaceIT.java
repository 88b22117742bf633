package io.yingdun.cloud.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.ingest.IngestOutcome.Result;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Files of a PACS, indexed where they lie; the PACS may do with them what it likes. */
class InPlaceIT extends RunningCloud {

    @Autowired
    private Ingest ingest;

    @Autowired
    private Archive archive;

    @Autowired
    private ObjectStore store;

    @TempDir
    private Path pacs;

    private Path put(String name, TestInstance instance) throws Exception {
        Path file = pacs.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, instance.file());
    }

    private IngestOutcome index(Path file) throws Exception {
        return ingest.indexInPlace(pacs, file).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Instance instance(TestInstance sent) {
        return archive.instance(sent.sopUid()).orElseThrow();
    }

    @Test
    void aFileIsReadFromWhereItLies() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = put("中文/1", sent);
        assertThat(index(file).result()).isEqualTo(Result.STORED);
        assertThat(instance(sent).location()).isEqualTo(Location.inPlace(file));
        try (StoredObject object = store.open(instance(sent).location())) {
            assertThat(object.range(0, object.size()).readAllBytes()).isEqualTo(sent.file());
        }
    }

    @Test
    void aMovedFileIsFollowed() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path before = put("a/1", sent);
        index(before);
        Path after = put("b/1", sent);
        Files.delete(before);
        assertThat(index(after).result()).isEqualTo(Result.DUPLICATE);
        assertThat(instance(sent).location()).isEqualTo(Location.inPlace(after));
    }

    @Test
    void aCopyChangesNothing() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path first = put("a/1", sent);
        index(first);
        assertThat(index(put("copy/1", sent)).result()).isEqualTo(Result.DUPLICATE);
        assertThat(instance(sent).location()).isEqualTo(Location.inPlace(first));
    }

    @Test
    void aChangedFileIsDescribedAnew() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = put("1", sent);
        index(file);
        Files.write(
                file, sent.with(Tag.StudyDescription, "corrected by the PACS").file());
        index(file);
        assertThat(archive.headerOf(instance(sent)).orElseThrow()).contains("corrected by the PACS");
        assertThat(instance(sent).size()).isEqualTo(Files.size(file));
    }

    @Test
    void aFileThatIsSomebodyElseNowTakesItsFormerInstanceAway() throws Exception {
        TestInstance before = TestInstance.ofNewStudy();
        Path file = put("1", before);
        index(file);
        TestInstance after = TestInstance.ofNewStudy();
        put("1", after);
        index(file);
        assertThat(archive.instance(before.sopUid())).isEmpty();
        assertThat(archive.study(before.studyUid())).isEmpty();
        assertThat(instance(after).location()).isEqualTo(Location.inPlace(file));
    }

    @Test
    void aVanishedFileLeavesTheIndex() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = put("1", sent);
        index(file);
        Files.delete(file);
        assertThat(ingest.forgetInPlace(List.of(file)))
                .extracting(InstanceReference::sopInstanceUid)
                .containsExactly(sent.sopUid());
        assertThat(archive.study(sent.studyUid())).isEmpty();
    }

    @Test
    void whatIsSentAndLiesThereTooIsKeptByTheArchiveItself() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        index(put("1", sent));
        assertThat(new Sender(ingest).send(sent).accepted()).isTrue();
        assertThat(instance(sent).location().kind()).isEqualTo(Location.Kind.FILE);
        assertThat(index(put("1", sent)).result()).isEqualTo(Result.DUPLICATE);
        assertThat(instance(sent).location().kind()).isEqualTo(Location.Kind.FILE);
    }

    @Test
    void aFileThatIsStillBeingWrittenIsNotIndexed() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = put("1", sent);
        byte[] whole = sent.file();
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 10));
        assertThat(index(file).refusal()).isEqualTo(IngestOutcome.Refusal.BROKEN);
        assertThat(archive.instance(sent.sopUid())).isEmpty();
        Files.write(file, whole);
        assertThat(index(file).result()).isEqualTo(Result.STORED);
    }

    @Test
    void aFileThatIsNotThereIsNoFault() throws Exception {
        assertThat(index(pacs.resolve("gone")).refusal()).isEqualTo(IngestOutcome.Refusal.UNAVAILABLE);
    }
}
