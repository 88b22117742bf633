package io.yingdun.cloud.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.testkit.CloudProcess;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that is killed in the middle of a pull. */
class KilledPullIT {

    private static final int STUDIES = 5;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void needsDcmtk() {
        Dcmtk.assumeInstalled();
    }

    private static ApiClient administrator(CloudProcess server, Path accounts) throws IOException {
        // Written after the word that all is started.
        await().until(() -> Files.exists(accounts));
        for (JsonNode account : new JsonMapper().readTree(Files.readString(accounts))) {
            if (account.get("role").asString().equals("ADMINISTRATOR")) {
                return ApiClient.trusting(server.address(), authority(server))
                        .logIn(
                                account.get("user").asString(),
                                account.get("password").asString());
            }
        }
        throw new IllegalStateException("no administrator");
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
        Path accounts = data.resolve("accounts.json");
        try (CloudProcess server = new CloudProcess(data);
                Pacs pacs = new Pacs(Files.createDirectory(folder.resolve("pacs")), "PACS", server.httpsPort() + 1)) {
            List<TestInstance> studies = new ArrayList<>();
            for (int i = 0; i < STUDIES; i++) {
                studies.add(pacs.has(TestInstance.ofNewStudy()));
            }
            String[] options = {
                "--yingdun.dimse.first-peers=PACS@localhost:" + pacs.port() + "=store",
                "--yingdun.access.first-accounts-file=" + accounts
            };
            server.start(options);
            ApiClient before = administrator(server, accounts);
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

            server.start(options);
            JsonNode done = until(administrator(server, accounts), path, "state", "DONE");

            assertThat(done.get("fetched").asInt()).isEqualTo(STUDIES);
            // A study whose instance came before the kill, and whose row did not, was fetched without an instance.
            assertThat(done.get("instances").asInt()).isBetween(STUDIES - 1, STUDIES);
            ApiClient reader =
                    ApiClient.trusting(server.address(), authority(server)).bearing(server.key());
            assertThat(reader.get("/dicomweb/instances").json()).hasSize(STUDIES);
            assertThat(studies)
                    .allSatisfy(study -> assertThat(reader.get("/dicomweb/studies/" + study.studyUid() + "/instances")
                                    .json())
                            .hasSize(1));
        }
    }

    private static X509Certificate authority(CloudProcess server) throws IOException {
        try (InputStream pem = Files.newInputStream(server.authority())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (CertificateException e) {
            throw new IOException(e);
        }
    }
}
