package io.yingdun.browsertest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.pacs.DemonstrationPacs;
import io.yingdun.stack.process.Await;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.server.Account;
import io.yingdun.stack.server.ApiException;
import io.yingdun.stack.server.CloudProcess;
import io.yingdun.stack.server.ManagementClient;
import io.yingdun.stack.testkit.BrowserTests;
import io.yingdun.stack.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A PACS's folder on one side, a browser on the other. */
class ImagingCloudIT {

    @TempDir
    private static Path folder;

    /** By the patients of the sample studies: the browser's tests store others. */
    private static final String SAMPLES = "/dicomweb/studies?PatientID=D100*";

    private static final Installation INSTALLATION = Installation.fromSystemProperty();
    private static CloudProcess cloud;

    @BeforeAll
    static void start() throws IOException {
        Path pacs = Files.createDirectories(folder.resolve("院内 PACS"));
        DemonstrationPacs.ensure(pacs);
        Path data = Files.createDirectories(folder.resolve("cloud data"));
        cloud = CloudProcess.launch(
                INSTALLATION,
                Mark.of(data),
                data,
                FreePorts.inARow(5),
                List.of(pacs),
                folder.resolve("cloud-server.log"),
                List.of(
                        "--yingdun.patient.second-factor=NAME",
                        "--yingdun.explanation.first-mode=ON",
                        "--yingdun.embedding.origins=https://ris.example"));
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::stop, "stop the cloud"));
        cloud.awaitReady();
    }

    @AfterAll
    static void stop() {
        cloud.stop();
    }

    private static JsonNode get(String path) {
        return new ManagementClient(cloud.url(), cloud.certificateAuthority())
                .get(path, Map.of("Authorization", "Bearer " + cloud.apiKey()));
    }

    @Test
    void aPacsFolderIsFoundAndSearchedWhereItLies() throws IOException {
        Await.until("all images of the PACS's folder to be found", Duration.ofMinutes(2), () -> {
            try {
                return images() == 317;
            } catch (ApiException nothingYet) {
                return false;
            }
        });
        assertThat(get(SAMPLES)).hasSize(4);
        JsonNode found = get(SAMPLES + "&PatientName=%E5%BC%A0*&StudyDate=20260101-");
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/0020000D/Value/0").asString()).isEqualTo(DemonstrationPacs.studyToShow());
        JsonNode reports = get("archive/studies/" + DemonstrationPacs.studyToShow() + "/reports");
        assertThat(reports.toString()).contains("CT20260309021");
    }

    private static int images() {
        int images = 0;
        for (JsonNode study : get(SAMPLES)) {
            images += study.at("/00201208/Value/0").asInt();
        }
        return images;
    }

    @Test
    void studiesAreReadInABrowser() throws IOException, InterruptedException {
        browserTests("viewer").run();
    }

    @Test
    void patientsSeeTheirOwnExaminationsOnAPhone() throws IOException, InterruptedException {
        BrowserTests tests = browserTests("patient");
        tests.environment()
                .putAll(Map.of("YINGDUN_HL7_PORT", Integer.toString(cloud.hl7Port()), "YINGDUN_SECOND_FACTOR", "NAME"));
        tests.run();
    }

    @Test
    void doctorsReadWhatIsTheirsAndWhatTheyWereGranted() throws IOException, InterruptedException {
        Account administrator = cloud.account("ADMINISTRATOR");
        BrowserTests tests = browserTests("doctor");
        tests.environment()
                .putAll(Map.of(
                        "YINGDUN_HL7_PORT", Integer.toString(cloud.hl7Port()),
                        "YINGDUN_ADMINISTRATOR_USER", administrator.user(),
                        "YINGDUN_ADMINISTRATOR_PASSWORD", administrator.password()));
        tests.run();
    }

    private static BrowserTests browserTests(String name) {
        BrowserTests tests = new BrowserTests(INSTALLATION, "e2e:" + name, folder.resolve(name + ".log"));
        tests.environment()
                .putAll(Map.of(
                        "YINGDUN_VIEWER_URL", cloud.url().toString(),
                        "YINGDUN_API_KEY", cloud.apiKey(),
                        "NODE_EXTRA_CA_CERTS", cloud.certificateAuthority().toString()));
        return tests;
    }
}
