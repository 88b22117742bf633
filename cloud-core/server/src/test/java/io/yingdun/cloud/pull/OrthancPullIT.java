package io.yingdun.cloud.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Orthanc;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
        TestInstance study = there(TestInstance.ofNewStudy());
        for (int n = 2; n <= MANY; n++) {
            there(study.sibling(n));
        }
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
