package io.yingdun.cloud.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.testkit.Orthanc;
import io.yingdun.cloud.testkit.SampleInstances;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Orthanc as the PACS that gives no access to its files. */
class OrthancPullIT extends PullingCloud {

    private static final String TITLE = "ORTHANC";
    /** So many that a person can stop the pull before all have come. */
    private static final int MANY = 400;

    @TempDir
    private Path folder = Path.of("");

    @Autowired
    private Archive archive;

    @Autowired
    private Ingest ingest;

    @Autowired
    private ObjectStore store;

    private Orthanc orthanc;
    private String peer = "";

    @BeforeEach
    void startPacs() throws IOException, InterruptedException {
        Orthanc.assumeInstalled();
        int port = Orthanc.freePort();
        orthanc = Orthanc.start(
                Files.createDirectory(folder.resolve("orthanc")),
                port,
                new Orthanc.Ours(dicomPort(), https(), dataDir().resolve("cloud/pki/ca.pem"), firstKey()));
        peer = peer(TITLE, port);
    }

    @AfterEach
    void stopPacs() {
        if (orthanc != null) {
            orthanc.close();
        }
        if (!peer.isEmpty()) {
            administrator.delete("/api/peers/" + peer);
        }
    }

    private TestInstance there(TestInstance instance) throws IOException, InterruptedException {
        orthanc.post("/instances", "application/dicom", instance.file());
        return instance;
    }

    /** Orthanc takes them all at once. */
    private static byte[] archiveOf(TestInstance study, int images) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int n = 1; n <= images; n++) {
                zip.putNextEntry(new ZipEntry(Integer.toString(n)));
                zip.write(study.sibling(n).file());
            }
        }
        return out.toByteArray();
    }

    private int imagesHere(TestInstance instance) {
        return archive.study(instance.studyUid()).map(Study::instanceCount).orElse(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOVE", "GET"})
    void fetchesTheStudiesOfItsDaysAndNoOthers(String retrieval) throws IOException, InterruptedException {
        TestInstance first = there(TestInstance.ofNewStudy());
        there(first.sibling(2));
        TestInstance second = there(TestInstance.ofNewStudy().with(Tag.StudyDate, "20251102"));
        TestInstance later = there(TestInstance.ofNewStudy().with(Tag.StudyDate, "20251103"));

        JsonNode done = untilDone(begin(TITLE, Map.of("retrieval", retrieval)));

        assertThat(imagesHere(first)).isEqualTo(2);
        assertThat(imagesHere(second)).isEqualTo(1);
        assertThat(imagesHere(later)).isZero();
        assertThat(done.get("fetched").asInt()).isEqualTo(2);
        assertThat(done.get("failed").asInt()).isZero();
    }

    /** By C-MOVE each comes as by any C-STORE; by C-GET, on the association that we opened and whose syntaxes we offer. */
    @Test
    void getsImagesInEveryTransferSyntax() throws IOException, InterruptedException {
        TestInstance study = TestInstance.ofNewStudy();
        Map<String, TestInstance> samples = SampleInstances.oneOfEachTransferSyntax();
        for (TestInstance sample : samples.values()) {
            there(sample.with(Tag.StudyDate, "20251101")
                    .with(Tag.PatientID, study.patientId())
                    .with(Tag.StudyInstanceUID, study.studyUid())
                    .with(Tag.SeriesInstanceUID, study.seriesUid()));
        }

        untilDone(begin(TITLE, Map.of("retrieval", "GET")));

        for (Map.Entry<String, TestInstance> sample : samples.entrySet()) {
            Instance here = archive.instance(sample.getValue().sopUid()).orElseThrow();
            boolean encapsulated = TransferSyntax.of(sample.getKey()).encapsulated();
            assertThat(here.transferSyntaxUid()).isEqualTo(encapsulated ? sample.getKey() : UID.ExplicitVRLittleEndian);
            assertThat(SampleInstances.pixels(store, here))
                    .as(sample.getKey())
                    .isEqualTo(SampleInstances.pixels(sample.getValue().file()));
        }
    }

    @Test
    void fetchesWhatIsMissingOfAStudyOnly() throws IOException, InterruptedException {
        TestInstance first = there(TestInstance.ofNewStudy());
        there(first.sibling(2));
        new Sender(ingest).send(first);

        JsonNode done = untilDone(begin(TITLE, Map.of()));

        assertThat(imagesHere(first)).isEqualTo(2);
        assertThat(done.get("instances").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOVE", "GET"})
    void stopsInTheMidstOfAStudyAndGoesOnWithWhatIsMissing(String retrieval) throws IOException, InterruptedException {
        TestInstance study = TestInstance.ofNewStudy();
        orthanc.post("/instances", "application/zip", archiveOf(study, MANY));
        JsonNode pull = begin(TITLE, Map.of("retrieval", retrieval));
        String path = "/api/pulls/" + pull.get("id").asString();
        await().pollInterval(Duration.ofMillis(5)).until(() -> imagesHere(study) > 0);

        assertThat(administrator.post(path + "/stop", Map.of()).status()).isEqualTo(204);

        JsonNode stopped = until(pull, seen -> seen.get("instances").asInt() > 0);
        assertThat(stopped.get("state").asString()).isEqualTo("STOPPED");
        assertThat(stopped.get("waiting").asInt()).isEqualTo(1);
        int came = imagesHere(study);
        assertThat(came).isLessThan(MANY);
        await().during(Duration.ofSeconds(2)).until(() -> imagesHere(study) == came);

        administrator.post(path + "/resume", Map.of());
        JsonNode done = untilDone(pull);
        assertThat(imagesHere(study)).isEqualTo(MANY);
        assertThat(done.get("instances").asInt()).isEqualTo(MANY);
    }
}
