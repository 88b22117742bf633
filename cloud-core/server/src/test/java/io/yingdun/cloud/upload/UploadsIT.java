package io.yingdun.cloud.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.cloud.upload.UploadRequests.Answer;
import io.yingdun.dicom.dictionary.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The protocol from the server's side, request by request. */
class UploadsIT extends RunningCloud {

    /** 16 bits a pixel: beyond what goes in one piece. */
    private static final int LARGE_ROWS = 2304;

    @Autowired
    private Archive archive;

    @Autowired
    private Ingest ingest;

    @Autowired
    private PartialFiles partials;

    @Autowired
    private JdbcTemplate database;

    private UploadRequests requests;

    @BeforeEach
    void connect() throws IOException {
        requests = new UploadRequests(https(), dataDir().resolve("cloud/pki/ca.pem"), firstKey());
    }

    @Test
    void saysItsLimits() {
        assertThat(requests.get("").json().path("encodings").toString()).contains("zstd");
    }

    @Test
    void archivesASmallFileInOneRequestAndSaysTheSameWhenAskedAgain() {
        TestInstance instance = TestInstance.ofNewStudy();
        byte[] file = instance.file();

        assertThat(requests.put(file).state()).isEqualTo("stored");
        assertThat(archive.instance(instance.sopUid()).orElseThrow().sha256()).isEqualTo(UploadRequests.sha256(file));
        assertThat(requests.put(file).state()).isEqualTo("stored");
        assertThat(requests.standing(file, instance.sopUid()).state()).isEqualTo("stored");
    }

    @Test
    void writesDownWhoStoredWhat() {
        TestInstance instance = TestInstance.ofNewStudy();
        requests.put(instance.file());
        assertThat(database.queryForList(
                        "select action from audit_entry where subject = ?", String.class, instance.studyUid()))
                .containsExactly("data.stored");
    }

    @Test
    void readsZstd() {
        byte[] file = TestInstance.ofNewStudy().file();
        assertThat(requests.put(file, file.length, 0, Zstd.compress(file), "zstd")
                        .state())
                .isEqualTo("stored");
    }

    @Test
    void callsADuplicateWhatCameAnotherWay() {
        TestInstance instance = TestInstance.ofNewStudy();
        new Sender(ingest).send(instance);

        assertThat(requests.put(instance.file()).state()).isEqualTo("duplicate");
        assertThat(requests.standing(instance.file(), instance.sopUid()).state())
                .isEqualTo("duplicate");
    }

    @Test
    void reportsOtherBytesUnderTheSameUidAsConflictAndKeepsTheFirst() {
        TestInstance instance = TestInstance.ofNewStudy();
        byte[] first = instance.file();
        byte[] second = instance.with(Tag.StudyDescription, "changed").file();
        requests.put(first);

        Answer answer = requests.put(second);
        assertThat(answer.state()).isEqualTo("conflict");
        assertThat(answer.json().path("reason").asString()).isNotEmpty();
        assertThat(archive.instance(instance.sopUid()).orElseThrow().sha256()).isEqualTo(UploadRequests.sha256(first));
        assertThat(requests.standing(second, instance.sopUid()).state()).isEqualTo("absent");
    }

    @Test
    void refusesWhatIsNotDicomAndSaysWhy() {
        Answer answer = requests.put("a letter".getBytes(StandardCharsets.US_ASCII));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.state()).isEqualTo("refused");
        assertThat(answer.json().path("reason").asString()).isNotEmpty();
    }

    @Test
    void archivesNothingUnderAWrongHash() {
        TestInstance instance = TestInstance.ofNewStudy();
        byte[] file = instance.file();
        Answer answer = requests.put("0".repeat(64), file.length, 0, file, null);

        assertThat(answer.code()).isEqualTo("upload-hash-mismatch");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(archive.instance(instance.sopUid())).isEmpty();
    }

    @Test
    void goesOnWithALargeFileFromItsOffset() {
        TestInstance instance = TestInstance.ofNewStudy().pixels(LARGE_ROWS, 2048);
        byte[] file = instance.file();
        int cut = file.length / 3;
        Answer broken = requests.put(file, file.length, 0, Arrays.copyOf(file, cut), null);
        assertThat(broken.code()).isEqualTo("upload-broken-off");

        Answer standing = requests.standing(file, instance.sopUid());
        assertThat(standing.state()).isEqualTo("partial");
        assertThat(standing.json().path("offset").asLong()).isEqualTo(cut);

        byte[] rest = Zstd.compress(Arrays.copyOfRange(file, cut, file.length));
        assertThat(requests.put(file, file.length, 0, rest, "zstd").code()).isEqualTo("upload-offset-mismatch");
        assertThat(requests.put(file, file.length, cut, rest, "zstd").state()).isEqualTo("stored");
        assertThat(requests.standing(file, null).state()).isEqualTo("absent");
    }

    @Test
    void startsOverWhenTheBeginningWasSpoilt() {
        byte[] file = TestInstance.ofNewStudy().pixels(LARGE_ROWS, 2048).file();
        requests.put(file, file.length, 0, new byte[1000], null);

        byte[] rest = Arrays.copyOfRange(file, 1000, file.length);
        assertThat(requests.put(file, file.length, 1000, rest, null).code()).isEqualTo("upload-hash-mismatch");
        assertThat(requests.standing(file, null).state()).isEqualTo("absent");
        assertThat(requests.put(file).state()).isEqualTo("stored");
    }

    @Test
    void forgetsTheBeginningOfAFileThatNobodyGoesOnWith() {
        byte[] file = TestInstance.ofNewStudy().pixels(LARGE_ROWS, 2048).file();
        requests.put(file, file.length, 0, new byte[1000], null);

        clock().skip(Duration.ofDays(8));
        partials.removeForgotten();
        assertThat(requests.standing(file, null).state()).isEqualTo("absent");
    }

    @Test
    void stopsADecompressionBombAtTheFirstByteTooMany() {
        byte[] bomb = Zstd.compress(new byte[200 << 20]);
        Answer answer = requests.put("1".repeat(64), 1000, 0, bomb, "zstd");
        assertThat(answer.code()).isEqualTo("upload-too-long");
    }

    @Test
    void decodesNoFrameWhoseWindowWouldFillTheMemory() throws IOException {
        ByteArrayOutputStream wide = new ByteArrayOutputStream();
        try (ZstdOutputStream out = new ZstdOutputStream(wide)) {
            out.setLong(27);
            for (int i = 0; i < 160; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        assertThat(requests.put("2".repeat(64), 160 << 20, 0, wide.toByteArray(), "zstd")
                        .code())
                .isEqualTo("upload-encoding");
    }

    @Test
    void refusesBytesThatAreNotInTheCodingTheyClaim() {
        byte[] file = TestInstance.ofNewStudy().file();
        assertThat(requests.put(file, file.length, 0, file, "zstd").code()).isEqualTo("upload-encoding");
        assertThat(requests.put(file, file.length, 0, file, "br").status()).isEqualTo(415);
    }

    @Test
    void refusesNumbersThatCannotBe() {
        byte[] file = TestInstance.ofNewStudy().file();
        assertThat(requests.put(file, -1, 0, file, null).status()).isEqualTo(400);
        assertThat(requests.put(file, file.length, file.length + 1, file, null).status())
                .isEqualTo(400);
        assertThat(requests.put(file, Long.MAX_VALUE, 0, file, null).code()).isEqualTo("upload-too-large");
        assertThat(requests.put(file, file.length - 1, 0, file, null).code()).isEqualTo("upload-too-long");
        assertThat(requests.put(file, file.length + 1, 0, file, null).code()).isEqualTo("upload-broken-off");
        assertThat(requests.put("../../etc", file.length, 0, file, null).status())
                .isGreaterThanOrEqualTo(400);
        assertThat(requests.put("ABC", file.length, 0, file, null).code()).isEqualTo("invalid-input");
    }

    @Test
    void letsNobodyInWithoutAKey() throws IOException {
        UploadRequests stranger = new UploadRequests(https(), dataDir().resolve("cloud/pki/ca.pem"), "yk_nobody");
        assertThat(stranger.put(TestInstance.ofNewStudy().file()).status()).isEqualTo(401);
    }
}
