package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.dicom.testkit.SampleFiles;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** DCMTK sends to the archive, and fetches what it has sent. */
class DcmtkStoreIT extends DcmtkPeer {

    @Autowired
    private Archive archive;

    @Autowired
    private JdbcTemplate database;

    @Test
    void answersAnEcho() throws IOException, InterruptedException {
        Dcmtk.Outcome outcome = ask("echoscu");
        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    @Test
    void letsNoStrangerIn() throws IOException, InterruptedException {
        Dcmtk.Outcome outcome = askAs("STRANGER", "echoscu");
        assertThat(outcome.status()).isNotZero();
        assertThat(outcome.output()).contains("Calling AE Title Not Recognized");
    }

    @Test
    void answersToItsOwnTitleOnly() throws IOException, InterruptedException {
        Dcmtk.Outcome outcome = ask("echoscu", "-aec", "OTHER");
        assertThat(outcome.status()).isNotZero();
        assertThat(outcome.output()).contains("Called AE Title Not Recognized");
    }

    /** DCMTK's letter for the transfer syntax, and a sample in it. */
    @ParameterizedTest
    @CsvSource({
        "i, pydicom/test_files/MR_small_implicit.dcm",
        "e, pydicom/test_files/CT_small.dcm",
        "b, pydicom/test_files/MR_small_bigendian.dcm",
        "d, pydicom/test_files/image_dfl.dcm",
        "s, dwv/nema-ct1_jpll.dcm",
        "y, pydicom/test_files/SC_rgb_jpeg_dcmtk.dcm",
        "x, pydicom/test_files/JPGExtended.dcm",
        "v, dwv/nema-nm1_j2kr.dcm",
        "w, pydicom/test_files/JPEG2000.dcm",
        "t, pydicom/test_files/MR_small_jpeg_ls_lossless.dcm",
        "r, pydicom/test_files/MR_small_RLE.dcm"
    })
    void keepsEachTransferSyntaxAndGivesItBack(String letter, String sample) throws IOException, InterruptedException {
        Path sent = Dcmtk.withNewUids(SampleFiles.file(sample), folder);
        DicomFile original = read(sent);
        Dcmtk.Outcome stored = ask("storescu", "-x" + letter, "-R", sent.toString());
        assertThat(stored.status()).as(stored.output()).isZero();

        Instance instance = archive.instance(uid(original, Tag.SOPInstanceUID)).orElseThrow();
        assertThat(instance.transferSyntaxUid())
                .isEqualTo(original.transferSyntax().uid());
        assertThat(instance.source()).startsWith("DIMSE DCMTK ");
        DicomFile overDimse = get("+x" + letter, original);
        // among the uncompressed ones DCMTK's order decides, EveryTransferSyntaxIT leaves no choice
        assertThat(overDimse.transferSyntax().compression())
                .isEqualTo(original.transferSyntax().compression());
        assertSamePixels(overDimse, original);
        assertSamePixels(getOverHttp(original), original);
    }

    private static void assertSamePixels(DicomFile actual, DicomFile expected) {
        List<byte[]> pixels = pixels(actual);
        assertThat(pixels).hasSameSizeAs(pixels(expected));
        for (int i = 0; i < pixels.size(); i++) {
            assertThat(pixels.get(i)).isEqualTo(pixels(expected).get(i));
        }
    }

    private DicomFile get(String transferSyntax, DicomFile wanted) throws IOException, InterruptedException {
        return read(getFile(transferSyntax, wanted));
    }

    private Path getFile(String transferSyntax, DicomFile wanted) throws IOException, InterruptedException {
        Path received = subfolder("received");
        Dcmtk.Outcome got = ask(
                "getscu",
                "-S",
                "+B",
                transferSyntax,
                "-od",
                received.toString(),
                "-k",
                "QueryRetrieveLevel=STUDY",
                "-k",
                "StudyInstanceUID=" + uid(wanted, Tag.StudyInstanceUID));
        assertThat(got.status()).as(got.output()).isZero();
        assertThat(Dcmtk.filesIn(received)).as(got.output()).hasSize(1);
        return Dcmtk.filesIn(received).get(0);
    }

    private DicomFile getOverHttp(DicomFile wanted) throws IOException {
        ApiClient.Answer answer = service()
                .get(
                        "/dicomweb/studies/" + uid(wanted, Tag.StudyInstanceUID) + "/series/"
                                + uid(wanted, Tag.SeriesInstanceUID) + "/instances/"
                                + uid(wanted, Tag.SOPInstanceUID),
                        "Accept",
                        "application/dicom; transfer-syntax=*");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return read(Files.write(folder.resolve("over-http.dcm"), answer.body()));
    }

    @ParameterizedTest
    @CsvSource({"+xe", "+xi"})
    void decompressesForWhomTakesNoCompression(String transferSyntax) throws IOException, InterruptedException {
        Path sent = Dcmtk.withNewUids(SampleFiles.file("dwv/nema-ct1_jpll.dcm"), folder);
        assertThat(ask("storescu", "-xs", "-R", sent.toString()).status()).isZero();
        Path received = getFile(transferSyntax, read(sent));
        assertThat(read(received).transferSyntax().encapsulated()).isFalse();
        assertThat(SampleFiles.pixels(received)).isEqualTo(SampleFiles.pixels(sent));
    }

    @Test
    void takesTheSameInstanceTwiceAndOtherBytesUnderItsUidNever() throws IOException, InterruptedException {
        TestInstance instance = TestInstance.ofNewStudy();
        String first = file(instance).toString();
        assertThat(ask("storescu", "-xe", "-R", first).status()).isZero();
        assertThat(ask("storescu", "-xe", "-R", first).status()).isZero();
        String other = file(instance.with(Tag.StudyDescription, "changed")).toString();
        Dcmtk.Outcome outcome = ask("storescu", "-xe", "-R", "-d", other);
        assertThat(outcome.output()).contains("DIMSE Status                  : 0x0111");
        assertThat(archive.study(instance.studyUid()).orElseThrow().studyDescription())
                .isEmpty();
    }

    @Test
    void refusesWhatIsInNoStudy() throws IOException, InterruptedException {
        String file =
                file(TestInstance.ofNewStudy().without(Tag.StudyInstanceUID)).toString();
        assertThat(ask("storescu", "-xe", "-R", "-d", file).output())
                .contains("DIMSE Status                  : 0xa900");
    }

    @Test
    void writesDownWhoSentAndWhoFetched() throws IOException, InterruptedException {
        TestInstance instance = TestInstance.ofNewStudy();
        Path sent = file(instance);
        assertThat(askAs("MODALITY", "storescu", "-xe", "-R", sent.toString()).status())
                .isZero();
        get("+xe", read(sent));
        assertThat(database.queryForList(
                        "select actor || ' ' || role || ' ' || address || ' ' || action from audit_entry "
                                + "where subject = ? order by sequence",
                        String.class,
                        instance.studyUid()))
                .containsExactly("MODALITY PEER 127.0.0.1 data.stored", "DCMTK PEER 127.0.0.1 data.instances-read");
    }

    @Test
    void letsAPeerDoNothingElseThanItMay() throws IOException, InterruptedException {
        assertThat(askAs("MODALITY", "echoscu").status()).isZero();
        Dcmtk.Outcome query =
                askAs("MODALITY", "findscu", "-S", "-k", "QueryRetrieveLevel=STUDY", "-k", "StudyInstanceUID");
        assertThat(query.output()).contains("No Acceptable Presentation Contexts");
    }
}
