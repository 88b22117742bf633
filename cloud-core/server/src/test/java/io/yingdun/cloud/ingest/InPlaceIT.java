package io.yingdun.cloud.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.archive.Conflict;
import io.yingdun.cloud.archive.HeaderReader;
import io.yingdun.cloud.archive.IndexEntry;
import io.yingdun.cloud.archive.InstanceHeader;
import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.ingest.IngestOutcome.Result;
import io.yingdun.cloud.storage.IncomingObject;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.storage.OpenObject;
import io.yingdun.cloud.storage.Publication;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of a PACS, indexed where they lie; the PACS may do with them what it likes. */
class InPlaceIT extends InPlaceFolder {

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
    void aMovedFileIsFollowedAndHasNotChanged() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path before = indexed("a/1", sent);
        Path after = put("b/1", sent);
        Files.delete(before);
        assertThat(index(after).result()).isEqualTo(Result.DUPLICATE);
        assertThat(instance(sent).location()).isEqualTo(Location.inPlace(after));
        assertThat(changesOf(sent)).isEmpty();
    }

    @Test
    void aCopyChangesNothing() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path first = indexed("a/1", sent);
        assertThat(index(put("copy/1", sent)).result()).isEqualTo(Result.DUPLICATE);
        assertThat(instance(sent).location()).isEqualTo(Location.inPlace(first));
    }

    @Test
    void otherBytesThatAreSentDoNotTakeThePlaceOfAFileThatIsMissing() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = indexed("1", sent);
        Files.delete(file);
        IngestOutcome outcome = new Sender(ingest).send(sent.with(Tag.PatientName, "Zhao^Min"));
        assertThat(outcome.refusal()).isEqualTo(IngestOutcome.Refusal.OTHER_BYTES);
        assertThat(instance(sent).location()).isEqualTo(Location.inPlace(file));
        assertThat(conflicts.ofStudy(sent.studyUid()))
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.OTHER_BYTES);
    }

    @Test
    void theSameDataSetThatIsSentTakesThePlaceOfAFileThatIsMissing() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = indexed("1", sent);
        Files.delete(file);
        byte[] otherPreamble = sent.file();
        otherPreamble[5] = 'x';
        assertThat(new Sender(ingest).send(otherPreamble, Expectation.NONE).result())
                .isEqualTo(Result.DUPLICATE);
        assertThat(instance(sent).location().kind()).isEqualTo(Location.Kind.FILE);
    }

    @Test
    void anotherFolderDoesNotTakeThePlaceOfAFileThatIsMissingWithOtherBytes() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = indexed("1", sent);
        Files.delete(file);
        Path elsewhere = put("other/1", sent.with(Tag.PatientName, "Zhao^Min"));
        assertThat(index(pacs.resolve("other"), "", elsewhere).result()).isEqualTo(Result.CONFLICT);
    }

    @Test
    void aFileThatIsSomebodyElseNowTakesItsFormerInstanceAway() throws Exception {
        TestInstance before = TestInstance.ofNewStudy();
        Path file = indexed("1", before);
        TestInstance after = TestInstance.ofNewStudy();
        put("1", after);
        index(file);
        assertThat(archive.instance(before.sopUid())).isEmpty();
        assertThat(archive.study(before.studyUid())).isEmpty();
        assertThat(instance(after).location()).isEqualTo(Location.inPlace(file));
    }

    @Test
    void aPatientIdWithoutIssuerIsTheFoldersOwn() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        index(pacs, "HOSPITAL B", put("1", sent));
        assertThat(archive.study(sent.studyUid()).orElseThrow().patient().issuer())
                .isEqualTo("HOSPITAL B");
    }

    @Test
    void aVanishedFileLeavesTheIndex() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = indexed("1", sent);
        Files.delete(file);
        assertThat(ingest.forgetInPlace(List.of(file)))
                .extracting(InstanceReference::sopInstanceUid)
                .containsExactly(sent.sopUid());
        assertThat(archive.study(sent.studyUid())).isEmpty();
    }

    @Test
    void otherBytesThatWereKeptBesideAFileDoNotGoWithIt() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = indexed("1", sent);
        byte[] other = sent.with(Tag.PatientName, "Zhao^Min").file();
        keepVersion(other);
        Files.delete(file);
        assertThat(ingest.forgetInPlace(List.of(file))).isEmpty();

        try (StoredObject object = store.open(instance(sent).location())) {
            assertThat(object.range(0, object.size()).readAllBytes()).isEqualTo(other);
        }
        assertThat(archive.study(sent.studyUid()).orElseThrow().patient().name())
                .isEqualTo("Zhao^Min");
        assertThat(changesOf(sent)).hasSize(1);
    }

    /** As the policy KEEP_VERSION does. */
    private void keepVersion(byte[] bytes) throws Exception {
        IncomingObject incoming = store.receive("test");
        incoming.write(java.nio.ByteBuffer.wrap(bytes));
        incoming.finish();
        InstanceHeader header = new HeaderReader().read(incoming.content());
        Publication published = store.publish(List.of(incoming));
        published.awaitDurable();
        OpenObject object = published.objects().get(0);
        index.addVersion(new IndexEntry(
                header,
                object.location(),
                bytes.length,
                java.util.HexFormat.of().parseHex(object.location().key()),
                null,
                clock().instant(),
                "test",
                ""));
        store.keep(object);
    }

    @Test
    void whatIsSentAndLiesThereTooIsKeptByTheArchiveItself() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        indexed("1", sent);
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
