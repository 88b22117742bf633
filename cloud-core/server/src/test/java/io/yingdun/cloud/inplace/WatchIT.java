package io.yingdun.cloud.inplace;

import static io.yingdun.cloud.inplace.PacsFolder.isIndexed;
import static io.yingdun.cloud.inplace.PacsFolder.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What happens in a folder while the server watches it. */
class WatchIT extends RunningCloud {

    private final PacsFolder pacs = new PacsFolder(pacs());

    @Autowired
    private Archive archive;

    @Autowired
    private InPlace inPlace;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private KnownFiles known;

    @BeforeEach
    void aFolderThatIsWatched() throws Exception {
        pacs.write("readme", "not DICOM".getBytes());
        soon().until(() -> inPlace.progress().get(0).state() == ScanState.WATCHING);
    }

    @Test
    void aNewStudyInANewFolderIsFoundOverDicomweb() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        TestInstance second = sent.sibling(2);
        pacs.write("新建/王小东/1.dcm", sent);
        pacs.write("新建/王小东/2.dcm", second);
        isIndexed(archive, sent);
        isIndexed(archive, second);
        assertThat(service()
                        .get("/dicomweb/studies/" + sent.studyUid() + "/instances")
                        .json())
                .hasSize(2);
    }

    @Test
    void aFileIsNotIndexedWhileItIsWritten() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy().pixels(64, 64);
        byte[] whole = sent.file();
        Files.createDirectories(pacs.root().resolve("slow"));
        try (OutputStream out = Files.newOutputStream(pacs.root().resolve("slow/1"))) {
            int pieces = 12;
            for (int n = 0; n < pieces; n++) {
                int from = whole.length / pieces * n;
                int to = n == pieces - 1 ? whole.length : whole.length / pieces * (n + 1);
                out.write(whole, from, to - from);
                out.flush();
                assertThat(archive.instance(sent.sopUid())).isEmpty();
                Thread.sleep(500);
            }
        }
        assertThat(isIndexed(archive, sent).size()).isEqualTo(whole.length);
    }

    @Test
    void aFileWhoseWriterFallsAsleepIsIndexedWhenItIsWhole() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        byte[] whole = sent.file();
        Path file = pacs.write("asleep/1", java.util.Arrays.copyOf(whole, whole.length / 2));
        Thread.sleep(4_000);
        assertThat(archive.instance(sent.sopUid())).isEmpty();
        Files.write(file, whole);
        isIndexed(archive, sent);
    }

    @Test
    void aRenamedDirectoryIsFollowed() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        pacs.write("before/a/1", sent);
        isIndexed(archive, sent);
        Files.move(pacs.root().resolve("before"), pacs.root().resolve("after"));
        Location moved = Location.inPlace(pacs.root().resolve("after/a/1"));
        soon().until(() -> archive.instance(sent.sopUid())
                .filter(instance -> instance.location().equals(moved))
                .isPresent());
        TestInstance later = sent.sibling(2);
        pacs.write("after/a/2", later);
        isIndexed(archive, later);
    }

    @Test
    void anInstanceWhoseFileNowHoldsAnotherIsReadFromItsCopy() throws Exception {
        TestInstance first = TestInstance.ofNewStudy();
        TestInstance second = TestInstance.ofNewStudy();
        Path file = pacs.write("overwritten/1", first);
        isIndexed(archive, first);
        Path copy = pacs.write("copies/1", first);
        soon().until(() -> outcomeOf(copy).equals("COPY"));
        Files.write(file, second.file());
        isIndexed(archive, second);
        soon().until(() -> archive.instance(first.sopUid())
                .filter(instance -> instance.location().equals(Location.inPlace(copy)))
                .isPresent());
    }

    @Test
    void anInstanceWhoseFileIsNoDicomAnyMoreLeavesTheIndex() throws Exception {
        TestInstance first = TestInstance.ofNewStudy();
        Path file = pacs.write("overwritten/2", first);
        isIndexed(archive, first);
        Files.writeString(file, "not DICOM any more");
        soon().until(() -> archive.instance(first.sopUid()).isEmpty());
    }

    private String outcomeOf(Path file) {
        return database
                .queryForList(
                        "select outcome from in_place_file f join in_place_directory d on d.id = f.directory"
                                + " where d.path = ? and f.name = ?",
                        String.class,
                        pacs.root().relativize(file.getParent()).toString(),
                        file.getFileName().toString())
                .stream()
                .findFirst()
                .orElse("");
    }

    @Test
    void aChangedFileIsDescribedAnew() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = pacs.write("changed/1", sent);
        isIndexed(archive, sent);
        Files.write(
                file, sent.with(Tag.StudyDescription, "corrected by the PACS").file());
        soon().until(() -> archive.headerOf(archive.instance(sent.sopUid()).orElseThrow())
                .orElseThrow()
                .contains("corrected by the PACS"));
    }

    @Test
    void aDeletedStudyLeavesTheIndexWithAnEntryInTheAuditLog() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = pacs.write("deleted/1", sent);
        isIndexed(archive, sent);
        Files.delete(file);
        Files.delete(file.getParent());
        soon().until(() -> archive.study(sent.studyUid()).isEmpty());
        assertThat(loggedInAs("AUDITOR")
                        .get("/api/audit?action=in-place.vanished")
                        .text())
                .contains(sent.studyUid());
    }

    @Test
    void whenOneOfTwoCopiesIsDeletedTheOtherIsRead() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path first = pacs.write("copies/1", sent);
        isIndexed(archive, sent);
        Path second = pacs.write("copies/2", sent);
        soon().until(() -> !known.othersOf(inPlace.progress().get(0).id(), pacs.root(), List.of(sent.sopUid()))
                .isEmpty());
        Files.delete(first);
        soon().until(() -> archive.instance(sent.sopUid())
                .filter(instance -> instance.location().equals(Location.inPlace(second)))
                .isPresent());
    }

    @Test
    void anotherFileUnderTheSameUidIsPassedOver() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path first = pacs.write("conflict/1", sent);
        isIndexed(archive, sent);
        pacs.write("conflict/2", sent.with(Tag.StudyDescription, "another").file());
        soon().until(() -> failures().contains("conflict"));
        assertThat(archive.instance(sent.sopUid()).orElseThrow().location()).isEqualTo(Location.inPlace(first));
    }

    private String failures() {
        long id = inPlace.progress().get(0).id();
        return loggedInAs("ADMINISTRATOR")
                .get("/api/in-place/" + id + "/failures?limit=1000")
                .text();
    }
}
