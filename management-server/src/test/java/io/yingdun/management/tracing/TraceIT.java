package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import io.yingdun.management.RunningServer;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.token.SiteKey;
import io.yingdun.management.token.TokenIssuer;
import io.yingdun.management.token.TokenPlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class TraceIT extends RunningServer {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    @Autowired
    private SiteKey key;

    @Autowired
    private TokenIssuer issuer;

    @Autowired
    private FleetService fleet;

    @Autowired
    private TraceMapper jobs;

    @Autowired
    private TraceQueue queue;

    private ApiClient officer;

    @BeforeEach
    void logIn() {
        officer = loggedInAs("OFFICER");
    }

    private MarkedWorkstations.Workstation workstation(String user) {
        return new MarkedWorkstations(fleet, issuer).enrolled(user);
    }

    private JsonNode upload(byte[] picture) {
        Answer answer = officer.upload("/api/traces", "截图.png", picture, Map.of("note", "来自微信群"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json();
    }

    private JsonNode get(String id) {
        return officer.get("/api/traces/" + id).json();
    }

    private JsonNode finished(JsonNode trace) {
        return FinishedTraces.finished(officer, trace.get("id").asString());
    }

    private String auditedActions(String id) {
        StringBuilder actions = new StringBuilder();
        for (JsonNode entry :
                loggedInAs("AUDITOR").get("/api/audit?size=200").json().get("items")) {
            if (entry.get("subject").asString().equals(id)) {
                actions.insert(0, entry.get("action").asString() + " ");
            }
        }
        return actions.toString().strip();
    }

    @Test
    void namesTheWorkstationWhoseScreenItWas() throws Exception {
        MarkedWorkstations.Workstation shown = workstation("王小东");
        workstation("李");
        TokenPlan.Slot slot = shown.plan().slots().get(0);
        JsonNode trace = finished(upload(MarkedPictures.marked(WIDTH, HEIGHT, key, slot.token())));
        assertThat(trace.get("state").asString()).as(trace.toString()).isEqualTo("DONE");
        assertThat(trace.get("verdict").asString()).isEqualTo("MATCH");
        assertThat(trace.get("matches")).hasSize(1);
        JsonNode match = trace.at("/matches/0");
        assertThat(match.get("endpointId").asString()).isEqualTo(shown.id());
        assertThat(match.get("endpointName").asString()).isEqualTo(shown.host());
        assertThat(match.get("user").asString()).isEqualTo("王小东");
        assertThat(match.get("notBefore").asString()).isEqualTo(slot.notBefore().toString());
        assertThat(match.get("falseAccusationProbability").asDouble()).isLessThan(1e-9);
        assertThat(trace.get("population").asLong()).isGreaterThanOrEqualTo(50);
        assertThat(trace.at("/runnerUp/endpointId").asString()).isNotEmpty();
        assertThat(trace.at("/runnerUp/notBefore").asString()).isNotEmpty();

        String id = trace.get("id").asString();
        JsonNode evidence = officer.get("/api/traces/" + id + "/evidence").json();
        assertThat(evidence.get("values"))
                .hasSize(evidence.get("columns").asInt() * evidence.get("rows").asInt());
        try (PDDocument report =
                Loader.loadPDF(officer.get("/api/traces/" + id + "/report").body())) {
            assertThat(new PDFTextStripper().getText(report)).contains(shown.id());
        }
        assertThat(auditedActions(id)).isEqualTo("trace.requested trace.concluded trace.reported");
    }

    @Test
    void namesAFallbackTokenThatWasIssuedLongAgo() {
        MarkedWorkstations.Workstation shown = workstation("");
        JsonNode trace = finished(
                upload(MarkedPictures.marked(WIDTH, HEIGHT, key, shown.plan().fallback())));
        assertThat(trace.at("/matches/0/endpointId").asString()).isEqualTo(shown.id());
    }

    @Test
    void namesNobodyForAnUnmarkedPicture() {
        workstation("王");
        JsonNode trace = finished(upload(MarkedPictures.bare(WIDTH, HEIGHT)));
        assertThat(trace.get("verdict").asString()).isEqualTo("CANNOT_TELL");
        assertThat(trace.get("matches")).isEmpty();
        assertThat(trace.get("advice")).isNotEmpty();
        assertThat(officer.get("/api/traces/" + trace.get("id").asString() + "/evidence")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void givesThePictureBackAsItCame() {
        byte[] picture = MarkedPictures.bare(320, 200);
        String id = finished(upload(picture)).get("id").asString();
        Answer answer = officer.get("/api/traces/" + id + "/picture");
        assertThat(answer.body()).isEqualTo(picture);
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
        assertThat(auditedActions(id)).endsWith("trace.picture-viewed");
    }

    @Nested
    class HostilePictures {

        @Test
        void failWithAReasonWhenTheyAreDamaged() {
            byte[] half = MarkedPictures.bare(640, 400);
            JsonNode trace = finished(upload(Arrays.copyOf(half, 60)));
            assertThat(trace.get("state").asString()).isEqualTo("FAILED");
            assertThat(trace.get("failureCode").asString()).isEqualTo("PICTURE_UNREADABLE");
            assertThat(trace.get("failure").asString()).isNotBlank();
        }

        @Test
        void failBeforeTheyAreDecodedWhenTheyClaimTooManyPixels() {
            byte[] bomb = MarkedPictures.bare(64, 64);
            bomb[16] = 0x7f;
            bomb[20] = 0x7f;
            JsonNode trace = finished(upload(bomb));
            assertThat(trace.get("failureCode").asString()).isEqualTo("PICTURE_TOO_LARGE");
        }

        @Test
        void areNotTakenInWhenTheyAreNone() {
            Answer answer = officer.upload(
                    "/api/traces", "x.png", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8), Map.of());
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.code()).isEqualTo("unsupported-picture");
        }

        @Test
        void cannotNameFilesOutsideTheList() {
            Answer answer = officer.upload("/api/traces", "../../etc/passwd", MarkedPictures.bare(64, 64), Map.of());
            assertThat(answer.json().get("fileName").asString()).isEqualTo("passwd");
        }
    }

    @Nested
    class Queue {

        @Test
        void takesUpWhatWasRunningWhenTheServerDied() {
            String id = pausedJob(TraceState.RUNNING, 1);
            queue.start();
            JsonNode trace = finished(get(id));
            assertThat(trace.get("state").asString()).isEqualTo("DONE");
        }

        @Test
        void givesUpAPictureOverWhichTheServerDiedTwice() {
            String id = pausedJob(TraceState.RUNNING, 2);
            queue.start();
            JsonNode trace = finished(get(id));
            assertThat(trace.get("failureCode").asString()).isEqualTo("INTERRUPTED_TWICE");
        }

        @Test
        void cancelsAJobThatWaits() {
            String id = pausedJob(TraceState.QUEUED, 0);
            assertThat(officer.delete("/api/traces/" + id).status()).isEqualTo(204);
            assertThat(get(id).get("state").asString()).isEqualTo("CANCELLED");
            queue.start();
            assertThat(get(id).get("state").asString()).isEqualTo("CANCELLED");
            assertThat(auditedActions(id)).isEqualTo("trace.requested trace.cancel-asked trace.cancelled");
        }

        @Test
        void recordsWhoAskedForACancellationAndThatTheServerCarriedItOut() {
            String id = pausedJob(TraceState.QUEUED, 0);
            officer.delete("/api/traces/" + id);
            officer.delete("/api/traces/" + id);
            queue.start();

            assertThat(auditedRoles(id))
                    .containsExactly("trace.requested OFFICER", "trace.cancel-asked OFFICER", "trace.cancelled SYSTEM");
        }

        private List<String> auditedRoles(String id) {
            return loggedInAs("AUDITOR")
                    .get("/api/audit?size=200")
                    .json()
                    .get("items")
                    .valueStream()
                    .filter(entry -> entry.get("subject").asString().equals(id))
                    .sorted(Comparator.comparingLong(
                            entry -> entry.get("sequence").asLong()))
                    .map(entry -> entry.get("action").asString() + " "
                            + entry.get("role").asString())
                    .toList();
        }

        @Test
        void cancelsAJobThatRuns() {
            String id = upload(MarkedPictures.bare(5_000, 4_000)).get("id").asString();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> get(id).get("state").asString().equals("RUNNING"));
            officer.delete("/api/traces/" + id);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> get(id).get("state").asString().equals("CANCELLED"));
        }

        @Test
        void leavesAJobThatHasEndedAsItIs() {
            String id =
                    finished(upload(MarkedPictures.bare(320, 200))).get("id").asString();
            assertThat(officer.delete("/api/traces/" + id).status()).isEqualTo(204);
            assertThat(get(id).get("state").asString()).isEqualTo("DONE");
        }

        /** A job as a server that was killed leaves it: the queue is stopped, the row says what it says. */
        private String pausedJob(TraceState state, int attempts) {
            queue.stop();
            String id = upload(MarkedPictures.bare(320, 200)).get("id").asString();
            for (int i = 0; i < attempts; i++) {
                TraceJob claimed = jobs.claim();
                assertThat(claimed).isNotNull();
                assertThat(claimed.id()).isEqualTo(id);
                if (i + 1 < attempts) {
                    jobs.requeueInterrupted(9);
                }
            }
            assertThat(jobs.find(id).state()).isEqualTo(state);
            return id;
        }
    }
}
