package io.yingdun.cloud.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.testkit.CloudProcess;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server that is killed in the middle of a pull. */
class KilledPullIT {

    private static final int STUDIES = 5;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void needsDcmtk() {
        Dcmtk.assumeInstalled();
    }

    private static JsonNode until(ApiClient client, String path, String member, String value)
            throws InterruptedException {
        JsonNode seen = client.get(path).json();
        for (int attempt = 0; attempt < 1_200 && !seen.path(member).asString("").equals(value); attempt++) {
            TimeUnit.MILLISECONDS.sleep(100);
            seen = client.get(path).json();
        }
        assertThat(seen.path(member).asString("")).as(seen.toString()).isEqualTo(value);
        return seen;
    }

    @Test
    void goesOnWhereItWasAndFetchesNothingTwice() throws IOException, InterruptedException {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (CloudProcess server = new CloudProcess(data);
                Pacs pacs = new Pacs(Files.createDirectory(folder.resolve("pacs")), "PACS", server.httpsPort() + 1)) {
            List<TestInstance> studies = new ArrayList<>();
            for (int i = 0; i < STUDIES; i++) {
                studies.add(pacs.has(TestInstance.ofNewStudy()));
            }
            String peers = "--yingdun.dimse.first-peers=PACS@localhost:" + pacs.port() + "=store";
            server.start(peers);
            ApiClient before = server.administrator();
            String path = "/api/pulls/"
                    + before.post(
                                    "/api/pulls",
                                    Map.of(
                                            "peer",
                                            "PACS",
                                            "from",
                                            "2025-11-01",
                                            "to",
                                            "2025-11-01",
                                            "studiesPerHour",
                                            1_200))
                            .json()
                            .get("id")
                            .asString();
            until(before, path, "fetched", "2");
            server.kill();

            server.start(peers);
            JsonNode done = until(server.administrator(), path, "state", "DONE");

            assertThat(done.get("fetched").asInt()).isEqualTo(STUDIES);
            // A study whose instance came before the kill, and whose row did not, was fetched without an instance.
            assertThat(done.get("instances").asInt()).isBetween(STUDIES - 1, STUDIES);
            ApiClient reader = server.service();
            assertThat(reader.get("/dicomweb/instances").json()).hasSize(STUDIES);
            assertThat(studies)
                    .allSatisfy(study -> assertThat(reader.get("/dicomweb/studies/" + study.studyUid() + "/instances")
                                    .json())
                            .hasSize(1));
        }
    }
}
