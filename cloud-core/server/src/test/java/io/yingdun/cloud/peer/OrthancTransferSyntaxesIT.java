package io.yingdun.cloud.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.testkit.Orthanc;
import io.yingdun.cloud.testkit.SampleInstances;
import io.yingdun.cloud.testkit.TestInstance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An image of each transfer syntax goes from Orthanc to the archive and back. Orthanc writes data sets anew when it sends
 * them, so pixels are compared.
 */
class OrthancTransferSyntaxesIT extends OrthancBeside {

    @Autowired
    private Archive archive;

    @Autowired
    private ObjectStore store;

    /** By the UID of its transfer syntax. */
    private Map<String, TestInstance> samples = Map.of();

    private String allThere = "";

    @BeforeEach
    void fillOrthanc() throws IOException, InterruptedException {
        samples = SampleInstances.oneOfEachTransferSyntax();
        List<String> ids = new ArrayList<>();
        for (TestInstance sample : samples.values()) {
            ids.add('"' + storedThere(sample) + '"');
        }
        allThere = "{\"Resources\": " + ids + ", \"Synchronous\": true}";
    }

    @AfterEach
    void emptyOrthanc() throws IOException, InterruptedException {
        for (TestInstance sample : samples.values()) {
            String id = idThere(sample);
            if (!id.isEmpty()) {
                orthanc.delete("/instances/" + id);
            }
        }
    }

    private String idThere(TestInstance instance) throws IOException, InterruptedException {
        String found = new String(
                orthanc.post("/tools/lookup", "text/plain", instance.sopUid().getBytes(StandardCharsets.US_ASCII)),
                StandardCharsets.UTF_8);
        return found.contains("\"ID\"") ? first("\"ID\" : \"([0-9a-f-]{44})\"", found) : "";
    }

    @Test
    void comesByStoreAndGoesByMove() throws IOException, InterruptedException {
        orthanc.post("/modalities/yingdun/store", allThere);
        assertAllAreHere();

        emptyOrthanc();
        orthanc.post(
                "/modalities/yingdun/move",
                "{\"Level\": \"Study\", \"TargetAet\": \"ORTHANC\", \"Synchronous\": true, \"Resources\": "
                        + studies("StudyInstanceUID") + "}");

        for (Map.Entry<String, TestInstance> sample : samples.entrySet()) {
            byte[] back = fileThere(sample.getValue());
            assertThat(SampleInstances.transferSyntax(back)).isEqualTo(sample.getKey());
            assertThat(SampleInstances.pixels(back))
                    .as(sample.getKey())
                    .isEqualTo(SampleInstances.pixels(sample.getValue().file()));
        }
    }

    /** What Orthanc fetches comes decompressed, because it names no transfer syntax (PS3.18 §8.7.3.5.2). */
    @Test
    void comesByStowAndGoesByWado() throws IOException, InterruptedException {
        Orthanc.assumeDicomWeb();
        orthanc.post("/dicom-web/servers/yingdun/stow", allThere);
        assertAllAreHere();

        emptyOrthanc();
        orthanc.post(
                "/dicom-web/servers/yingdun/retrieve",
                "{\"Synchronous\": true, \"Resources\": " + studies("Study") + "}");

        for (Map.Entry<String, TestInstance> sample : samples.entrySet()) {
            assertThat(SampleInstances.pixels(fileThere(sample.getValue())))
                    .as(sample.getKey())
                    .isEqualTo(SampleInstances.pixels(sample.getValue().file()));
        }
    }

    private void assertAllAreHere() throws IOException {
        for (Map.Entry<String, TestInstance> sample : samples.entrySet()) {
            Instance here = archive.instance(sample.getValue().sopUid()).orElseThrow();
            assertThat(here.transferSyntaxUid()).isEqualTo(sample.getKey());
            assertThat(SampleInstances.pixels(store, here))
                    .as(sample.getKey())
                    .isEqualTo(SampleInstances.pixels(sample.getValue().file()));
        }
    }

    private byte[] fileThere(TestInstance instance) throws IOException, InterruptedException {
        return orthanc.answer("/instances/" + idThere(instance) + "/file", "*/*")
                .body();
    }

    private String studies(String key) {
        return samples.values().stream()
                .map(sample -> "{\"" + key + "\": \"" + sample.studyUid() + "\"}")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
