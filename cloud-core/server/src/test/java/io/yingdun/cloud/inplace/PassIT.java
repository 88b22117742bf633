package io.yingdun.cloud.inplace;

import static io.yingdun.cloud.inplace.PacsFolder.isIndexed;
import static io.yingdun.cloud.inplace.PacsFolder.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import io.yingdun.uploader.testkit.Instances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.ObjectMapper;

/** The pass over everything that lies in a folder already. */
class PassIT extends RunningCloud {

    private static final int FAST = 10_000;

    @Autowired
    private Archive archive;

    @Autowired
    private FolderMapper mapper;

    @Autowired
    private KnownFiles known;

    @Autowired
    private FileExaminer examiner;

    @Autowired
    private MissingFiles missing;

    @Autowired
    private AuditLog audit;

    @Autowired
    private ObjectMapper json;

    @TempDir
    private Path root;

    private PacsFolder pacs;
    private InPlace scan;

    @BeforeEach
    void aFolder() {
        pacs = new PacsFolder(root);
    }

    @AfterEach
    void stop() {
        if (scan != null) {
            scan.stop();
        }
    }

    private void start(int filesPerSecond, String hours) {
        InPlaceSettings settings =
                new InPlaceSettings(List.of(root), List.of(), filesPerSecond, hours, Duration.ofHours(6));
        scan = new InPlace(settings, mapper, known, examiner, missing, audit, json, Clock.systemUTC());
        scan.start();
    }

    private InPlace.Progress finished() {
        return soon().until(() -> scan.progress().get(0), progress -> progress.finishedAt() != null);
    }

    private void rescan() {
        long before = scan.progress().get(0).pass();
        scan.scanner(scan.progress().get(0).id()).wantPass();
        soon().until(() -> scan.progress().get(0), now -> now.pass() > before && now.finishedAt() != null);
    }

    @Test
    void everythingInATreeIsFoundAndCounted() throws Exception {
        TestInstance one = TestInstance.ofNewStudy();
        TestInstance other = TestInstance.ofNewStudy();
        pacs.writeOld("2026/十一月/王小东/CT/1", one);
        pacs.writeOld("2026/十一月/王小东/CT/copy of 1", one);
        pacs.writeOld("a/b/c/d/e/f/1.dcm", other);
        pacs.writeOld("without UIDs", TestInstance.ofNewStudy().without(Tag.StudyInstanceUID));
        pacs.writeOld("DICOMDIR", one);
        old(pacs.write("thumbs.db", new byte[2_000]));
        start(FAST, "");
        InPlace.Progress progress = finished();
        isIndexed(archive, one);
        isIndexed(archive, other);
        assertThat(progress.outcomes())
                .isEqualTo(Map.of("INDEXED", 2L, "COPY", 1L, "UID", 1L, "DICOMDIR", 1L, "NOT_DICOM", 1L));
        assertThat(progress.seen()).isEqualTo(6);
        assertThat(progress.failed()).isEqualTo(1);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aDicomdirLeadsNowhereAndTheLogSaysWhatItNamesOutsideItsFolder(@TempDir Path elsewhere, CapturedOutput log)
            throws Exception {
        TestInstance inside = TestInstance.ofNewStudy();
        TestInstance outside = TestInstance.ofNewStudy();
        pacs.writeOld("光盘/IMAGES/1", inside);
        Path secret = new PacsFolder(elsewhere).writeOld("1", outside);
        old(pacs.write(
                "光盘/DICOMDIR",
                Instances.dicomdir(
                        List.of("IMAGES", "1"),
                        List.of("IMAGES", "GONE"),
                        List.of("..", "..", elsewhere.getFileName().toString(), "1"),
                        List.of(secret.toString()))));
        start(FAST, "");
        assertThat(finished().outcomes()).isEqualTo(Map.of("INDEXED", 1L, "DICOMDIR", 1L));
        isIndexed(archive, inside);
        assertThat(archive.instance(outside.sopUid())).isEmpty();
        assertThat(log)
                .containsSubsequence(
                        "光盘/DICOMDIR names 2 files outside its folder, which are not looked at: ../../",
                        secret.toString())
                .contains("光盘/DICOMDIR names 1 files that are not there: IMAGES/GONE");
    }

    private static Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
    }

    /** Three quarters of the first file are pixels; the second ends among its UIDs. */
    @Test
    void ofAnOldFileThatBreaksOffInItsPixelsTheRestIsIndexedAndTheByteIsNamed() throws Exception {
        TestInstance cut = TestInstance.ofNewStudy().pixels(32, 32);
        byte[] whole = cut.file();
        old(pacs.write("cut/1", Arrays.copyOf(whole, whole.length - 1_000)));
        old(pacs.write("cut/2", Arrays.copyOf(TestInstance.ofNewStudy().file(), 400)));
        start(FAST, "");
        assertThat(finished().outcomes()).isEqualTo(Map.of("CUT", 1L, "BROKEN", 1L));
        isIndexed(archive, cut);
        assertThat(service().get(cut.path() + "/metadata").text())
                .contains(cut.patientId())
                .contains("00280010");
        for (String pixels : List.of("/frames/1", "/rendered", "/thumbnail")) {
            Answer refused = service().get(cut.path() + pixels, "Accept", "*/*");
            assertThat(refused.code()).as(pixels).isEqualTo("broken-object");
            assertThat(refused.text()).contains("at byte " + (whole.length - 32 * 32 * 2 - 12));
        }
    }

    @Test
    void aStoppedPassGoesOnWhereItWas() throws Exception {
        for (int n = 0; n < 150; n++) {
            pacs.writeOld("patient" + n + "/1", TestInstance.ofNewStudy());
        }
        start(20, "");
        soon().until(() -> scan.progress().get(0).seen() >= 70);
        scan.stop();
        start(20, "");
        assertThat(scan.progress().get(0).seen()).isBetween(20L, 149L);
        InPlace.Progress progress = finished();
        assertThat(progress.pass()).isEqualTo(1);
        assertThat(progress.seen()).isEqualTo(150);
    }

    @Test
    void outsideItsHoursAPassWaitsAndWhatIsNewDoesNot() throws Exception {
        TestInstance old = TestInstance.ofNewStudy();
        pacs.writeOld("old/1", old);
        java.time.LocalTime now = java.time.LocalTime.now();
        start(FAST, now.plusHours(2).withNano(0) + "-" + now.plusHours(3).withNano(0));
        soon().until(() -> scan.progress().get(0).state() == ScanState.WAITING_FOR_HOURS);
        TestInstance fresh = TestInstance.ofNewStudy();
        pacs.write("new/1", fresh);
        isIndexed(archive, fresh);
        assertThat(archive.instance(old.sopUid())).isEmpty();
        rescan();
        isIndexed(archive, old);
    }

    @Test
    void whatHappenedWhileNobodyWatchedIsFoundByTheNextPass() throws Exception {
        TestInstance kept = TestInstance.ofNewStudy();
        TestInstance moved = TestInstance.ofNewStudy();
        TestInstance gone = TestInstance.ofNewStudy();
        TestInstance added = TestInstance.ofNewStudy();
        pacs.writeOld("kept/1", kept);
        Path before = pacs.writeOld("moved/1", moved);
        Path deleted = pacs.writeOld("gone/1", gone);
        start(FAST, "");
        finished();
        scan.stop();
        Files.createDirectories(root.resolve("zz"));
        Files.move(before, root.resolve("zz/1"));
        Files.delete(deleted);
        Files.delete(deleted.getParent());
        pacs.writeOld("added/1", added);
        start(FAST, "");
        isIndexed(archive, added);
        soon().until(() -> archive.instance(gone.sopUid()).isEmpty());
        assertThat(isIndexed(archive, kept).location().key()).endsWith("kept/1");
        soon().until(() -> isIndexed(archive, moved).location().key().endsWith("zz/1"));
    }

    @Test
    void aDiskThatIsNotMountedTakesNothingOutOfTheIndex() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path volume = root.resolve("volume");
        pacs.writeOld("volume/1", sent);
        start(FAST, "");
        finished();
        Path elsewhere = root.resolveSibling(root.getFileName() + "-unmounted");
        Files.move(volume, elsewhere);
        soon().until(() -> scan.progress().get(0).state() == ScanState.AWAY);
        Thread.sleep(12_000);
        assertThat(archive.instance(sent.sopUid())).isPresent();
        Files.move(elsewhere, volume);
        soon().until(() -> scan.progress().get(0).state() == ScanState.WATCHING);
        assertThat(archive.instance(sent.sopUid())).isPresent();
    }

    @Test
    void linksAreNotFollowedNeitherInCirclesNorOutOfTheFolder(@TempDir Path elsewhere) throws Exception {
        TestInstance outside = TestInstance.ofNewStudy();
        new PacsFolder(elsewhere).writeOld("1", outside);
        TestInstance inside = TestInstance.ofNewStudy();
        pacs.writeOld("a/1", inside);
        Files.createSymbolicLink(root.resolve("a/loop"), root);
        Files.createSymbolicLink(root.resolve("out"), elsewhere);
        start(FAST, "");
        assertThat(finished().outcomes()).isEqualTo(Map.of("INDEXED", 1L, "NOT_A_FILE", 2L));
        assertThat(archive.instance(outside.sopUid())).isEmpty();
    }

    @Test
    void whatMayNotBeReadIsCountedAndTheRestIsIndexed() throws Exception {
        TestInstance readable = TestInstance.ofNewStudy();
        pacs.writeOld("a/1", readable);
        Path closedFile = pacs.writeOld("a/2", TestInstance.ofNewStudy());
        Path closedFolder = pacs.writeOld("closed/1", TestInstance.ofNewStudy()).getParent();
        Files.setPosixFilePermissions(closedFile, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(closedFolder, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(closedFile), "this user may read everything");
            start(FAST, "");
            assertThat(finished().outcomes()).isEqualTo(Map.of("INDEXED", 1L, "UNREADABLE", 2L));
        } finally {
            Files.setPosixFilePermissions(closedFolder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void nothingIsWrittenToTheFolder() throws Exception {
        for (int n = 0; n < 20; n++) {
            pacs.writeOld("d" + n % 3 + "/" + n, TestInstance.ofNewStudy());
        }
        Map<String, String> before = everythingAbout();
        start(FAST, "");
        finished();
        rescan();
        assertThat(everythingAbout()).isEqualTo(before);
    }

    /** Names, sizes, times of content and of attributes, permissions. */
    private Map<String, String> everythingAbout() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                Map<String, Object> attributes =
                        new TreeMap<>(Files.readAttributes(path, "unix:size,lastModifiedTime,ctime,mode,nlink,ino"));
                all.put(path.toString(), attributes.toString());
            }
        }
        return all;
    }
}
