package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import io.yingdun.management.RunningServer;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.token.SiteKey;
import io.yingdun.management.token.TokenIssuer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an officer can take away of a verdict, and how it is checked. */
class TraceEvidenceIT extends RunningServer {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private SiteKey key;

    @Autowired
    private FleetService fleet;

    @Autowired
    private TokenIssuer issuer;

    @Autowired
    private TraceQueue queue;

    private ApiClient officer;
    private MarkedWorkstations workstations;

    @BeforeEach
    void logIn() {
        officer = loggedInAs("OFFICER");
        workstations = new MarkedWorkstations(fleet, issuer);
    }

    private JsonNode finished(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        String path = "/api/traces/" + answer.json().get("id").asString();
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !Set.of("QUEUED", "RUNNING")
                        .contains(officer.get(path).json().get("state").asString()));
        return officer.get(path).json();
    }

    private JsonNode traced(byte[] picture) {
        return finished(officer.upload("/api/traces", "截图.png", picture, Map.of()));
    }

    private JsonNode named() {
        return traced(MarkedPictures.marked(
                1280, 800, key, workstations.enrolled("王小东").token()));
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String path(JsonNode trace) {
        return "/api/traces/" + trace.get("id").asString();
    }

    @Test
    void thePackHoldsAllThatTheVerdictStandsOnAndNotTheKey() throws Exception {
        JsonNode trace = named();
        Answer answer = officer.get(path(trace) + "/pack");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        Map<String, byte[]> files = unzipped(answer.body());

        assertThat(files).containsOnlyKeys("report.pdf", "evidence-map.png", "rectified.png", "evidence.json");
        JsonNode evidence = JSON.readTree(files.get("evidence.json"));
        assertThat(evidence.at("/trace/pictures/0/sha256").asString()).hasSize(64);
        assertThat(evidence.at("/trace/basis/engineVersion").asString()).matches("\\d+\\.\\d+.*");
        assertThat(evidence.at("/trace/basis/keyFingerprint").asString())
                .isEqualTo(key.watermarkKey().fingerprint());
        assertThat(evidence.at("/trace/basis/geometriesTested").asInt()).isPositive();
        assertThat(evidence.at("/trace/basis/threshold").asDouble()).isEqualTo(1e-9);
        assertThat(evidence.at("/evidenceMap/values")).isNotEmpty();
        assertThat(new String(files.get("evidence.json"), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain(key.watermarkKey().text().strip());
        for (JsonNode file : evidence.get("files")) {
            assertThat(file.get("sha256").asString())
                    .isEqualTo(PictureStore.sha256Of(files.get(file.get("name").asString())));
        }
        assertThat(ImageIO.read(new ByteArrayInputStream(files.get("rectified.png")))
                        .getWidth())
                .isGreaterThan(600);
    }

    @Test
    void thePackNamesItsEntriesOfTheAuditLogByTheirHashes() throws Exception {
        JsonNode trace = named();
        JsonNode links = JSON.readTree(
                        unzipped(officer.get(path(trace) + "/pack").body()).get("evidence.json"))
                .get("audit");

        assertThat(links.valueStream().map(link -> link.get("action").asString()))
                .containsExactly("trace.requested", "trace.concluded", "trace.evidence-exported");
        for (JsonNode entry :
                loggedInAs("AUDITOR").get("/api/audit?size=200").json().get("items")) {
            for (JsonNode link : links) {
                if (link.get("sequence").asLong() == entry.get("sequence").asLong()) {
                    assertThat(link.get("hash").asString())
                            .isEqualTo(entry.get("hash").asString());
                    assertThat(link.get("action").asString())
                            .isEqualTo(entry.get("action").asString());
                }
            }
        }
    }

    @Test
    void thereIsAPackOfATraceThatNamesNobody() throws Exception {
        JsonNode trace = traced(MarkedPictures.bare(640, 400));
        Map<String, byte[]> files = unzipped(officer.get(path(trace) + "/pack").body());
        assertThat(files).containsOnlyKeys("report.pdf", "evidence.json");
    }

    @Test
    void aCheckGivesTheSameVerdictAndStatisticsThoughTokensWereIssuedSince() {
        JsonNode trace = named();
        workstations.enrolled("后来者");

        JsonNode check = finished(officer.post(path(trace) + "/repetitions", Map.of()));

        assertThat(check.at("/repetition/of").asString())
                .isEqualTo(trace.get("id").asString());
        assertThat(check.at("/repetition/same").asBoolean())
                .as(check.get("repetition").toString())
                .isTrue();
        assertThat(check.at("/repetition/differences")).isEmpty();
        assertThat(check.get("population").asLong())
                .isEqualTo(trace.get("population").asLong());
        assertThat(check.at("/matches/0/statistic").asDouble())
                .isEqualTo(trace.at("/matches/0/statistic").asDouble());
    }

    @Test
    void aCheckThatWaitsIsNotBegunAgain() {
        JsonNode trace = named();
        queue.stop();
        String first = officer.post(path(trace) + "/repetitions", Map.of())
                .json()
                .get("id")
                .asString();
        String second = officer.post(path(trace) + "/repetitions", Map.of())
                .json()
                .get("id")
                .asString();
        queue.start();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void thereIsNoPackAndNoCheckBeforeThereIsAVerdict() {
        queue.stop();
        JsonNode trace = officer.upload("/api/traces", "a.png", MarkedPictures.bare(64, 64), Map.of())
                .json();
        Answer pack = officer.get(path(trace) + "/pack");
        Answer check = officer.post(path(trace) + "/repetitions", Map.of());
        queue.start();
        assertThat(pack.status()).isEqualTo(409);
        assertThat(pack.code()).isEqualTo("trace-not-done");
        assertThat(check.status()).isEqualTo(409);
    }
}
