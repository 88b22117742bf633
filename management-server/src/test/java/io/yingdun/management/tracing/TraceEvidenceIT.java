package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import io.yingdun.management.RunningServer;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.token.SiteKey;
import io.yingdun.management.token.TokenIssuer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
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

    @Autowired
    private JdbcTemplate database;

    private ApiClient officer;
    private MarkedWorkstations workstations;

    @BeforeEach
    void logIn() {
        officer = loggedInAs("OFFICER");
        workstations = new MarkedWorkstations(fleet, issuer);
    }

    private JsonNode finished(Answer answer) {
        return FinishedTraces.finished(officer, answer);
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
    void theBoundCountsEarlierTracesOfThePictureAndACheckAsManyAsWhatItChecks() throws Exception {
        byte[] picture = MarkedPictures.marked(
                1280, 800, key, workstations.enrolled("王小东").token());
        JsonNode first = traced(picture);
        finished(officer.post(path(first) + "/repetitions", Map.of()));
        JsonNode second = traced(picture);
        JsonNode check = finished(officer.post(path(first) + "/repetitions", Map.of()));

        assertThat(first.at("/basis/earlierTraces").asInt(-1)).isZero();
        assertThat(second.at("/basis/earlierTraces").asInt(-1)).isEqualTo(1);
        assertThat(check.at("/basis/earlierTraces").asInt(-1)).isZero();
        assertThat(boundOfAToken(second) / boundOfAToken(first)).isCloseTo(2, within(1e-6));
        JsonNode evidence = JSON.readTree(
                unzipped(officer.get(path(second) + "/pack").body()).get("evidence.json"));
        assertThat(evidence.at("/trace/basis/earlierTraces").asInt()).isEqualTo(1);
    }

    @Test
    void aCheckByAnotherEngineIsATrialThatLaterTracesAreChargedFor() {
        byte[] picture = MarkedPictures.marked(
                1280, 800, key, workstations.enrolled("王小东").token());
        JsonNode first = traced(picture);
        concludedBy("0.0.1", first);

        JsonNode check = finished(officer.post(path(first) + "/repetitions", Map.of()));
        JsonNode checkOfTheCheck = finished(officer.post(path(check) + "/repetitions", Map.of()));
        JsonNode later = traced(picture);

        assertThat(check.at("/basis/earlierTraces").asInt(-1)).isEqualTo(1);
        assertThat(boundOfAToken(check) / boundOfAToken(first)).isCloseTo(2, within(1e-6));
        assertThat(checkOfTheCheck.at("/basis/earlierTraces").asInt(-1)).isEqualTo(1);
        assertThat(later.at("/basis/earlierTraces").asInt(-1)).isEqualTo(2);
    }

    /** As if an engine of this version had come to the verdict. */
    private void concludedBy(String engineVersion, JsonNode trace) {
        database.update(
                "update trace_job set outcome = jsonb_set(outcome::jsonb, '{basis,engineVersion}', to_jsonb(?::text))"
                        + " where id = ?",
                engineVersion,
                trace.get("id").asString());
    }

    private static double boundOfAToken(JsonNode trace) {
        return trace.at("/matches/0/falseAccusationProbability").asDouble()
                / trace.get("population").asDouble();
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
    void checksThatAreAskedForAtOnceAreOne() {
        JsonNode trace = named();
        queue.stop();
        List<String> checks = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> officer.post(path(trace) + "/repetitions", Map.of())
                        .json()
                        .get("id")
                        .asString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();
        queue.start();
        assertThat(checks).hasSize(1);
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
