package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a client is told when something goes wrong in the middle. */
class FailuresIT extends RunningCloud {

    private static final String AS_STORED = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

    @Autowired
    private Ingest ingest;

    @Autowired
    private Archive archive;

    @Autowired
    private JdbcTemplate database;

    private TestInstance stored(TestInstance instance) {
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return instance;
    }

    /** The index knows it, the disk does not. */
    private TestInstance storedAndLost(TestInstance instance) {
        stored(instance);
        String sha256 =
                String.valueOf(archive.instance(instance.sopUid()).orElseThrow().sha256());
        try {
            Files.delete(dataDir()
                    .resolve("cloud/objects")
                    .resolve(sha256.substring(0, 2))
                    .resolve(sha256.substring(2, 4))
                    .resolve(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return instance;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    @Test
    void anErrorIsNotKeptInTheObjectsPlace() {
        TestInstance lost = storedAndLost(TestInstance.ofNewStudy());
        Answer answer = service().get(lost.path(), "Accept", "application/dicom; transfer-syntax=*");
        assertThat(answer.code()).isEqualTo("bytes-gone");
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aStudyThatBreaksOffIsNoWholeAnswer() {
        TestInstance first = stored(TestInstance.ofNewStudy().pixels(1024, 1024));
        storedAndLost(first.sibling(2).pixels(1024, 1024));
        assertThatThrownBy(() -> service().get("/dicomweb/studies/" + first.studyUid(), "Accept", AS_STORED))
                .isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/dicom+json", "multipart/related; type=\"application/dicom+xml\""})
    void aSearchThatFailsBeforeItsFirstResultIsNoWholeAnswer(String type) {
        TestInstance instance = stored(TestInstance.ofNewStudy());
        String search = "/dicomweb/studies/" + instance.studyUid() + "/instances?includefield=all";
        database.execute("alter table archive_instance_header rename to away");
        try {
            Answer answer = service().get(search, "Accept", type);
            assertThat(answer.status()).as(answer.text()).isEqualTo(500);
            assertThat(answer.code()).isEqualTo("internal-error");
        } finally {
            database.execute("alter table away rename to archive_instance_header");
        }
        assertThat(service().get(search, "Accept", type).status()).isEqualTo(200);
    }

    @Test
    void aPictureOfLostBytesIsSaidToBeGone() {
        TestInstance lost = storedAndLost(TestInstance.ofNewStudy());
        String uri = "/dicomweb/wado?requestType=WADO&studyUID=" + lost.studyUid() + "&seriesUID=" + lost.seriesUid()
                + "&objectUID=" + lost.sopUid();
        assertThat(service().get(uri).code()).isEqualTo("bytes-gone");
        assertThat(service()
                        .get(lost.path() + "/rendered", "Accept", "image/png")
                        .code())
                .isEqualTo("bytes-gone");
        assertThat(service()
                        .get(lost.path() + "/thumbnail", "Accept", "image/jpeg")
                        .code())
                .isEqualTo("bytes-gone");
    }

    @Test
    void aStoreThatIsNotCompressedAsItSaysIsAFailedPart() {
        Answer answer = service()
                .post(
                        "/dicomweb/studies",
                        "application/dicom",
                        "no gzip".getBytes(StandardCharsets.US_ASCII),
                        "Content-Encoding",
                        "gzip");
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.json().at("/0008119A/Value/0/00081197/Value/0").asInt())
                .isEqualTo(0xC000);
    }

    @Test
    void aSingleFileThatBreaksOffIsAFailedPart() {
        byte[] whole = gzip(TestInstance.ofNewStudy().pixels(512, 512).file());
        Answer answer = service()
                .post(
                        "/dicomweb/studies",
                        "application/dicom",
                        Arrays.copyOf(whole, whole.length / 2),
                        "Content-Encoding",
                        "gzip");
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.json().at("/0008119A/Value")).hasSize(1);
    }
}
