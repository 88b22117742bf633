package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import io.yingdun.foundation.testkit.ApiClient.FilePart;
import io.yingdun.management.RunningServer;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.token.SiteKey;
import io.yingdun.management.token.TokenIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Several pictures of one leak as one trace. */
class TracesTogetherIT extends RunningServer {

    @Autowired
    private SiteKey key;

    @Autowired
    private FleetService fleet;

    @Autowired
    private TokenIssuer issuer;

    private MarkedWorkstations workstations;
    private ApiClient officer;

    @BeforeEach
    void logIn() {
        workstations = new MarkedWorkstations(fleet, issuer);
        officer = loggedInAs("OFFICER");
    }

    private Answer upload(List<FilePart> files, String... headers) {
        return officer.upload("/api/traces", files, Map.of(), headers);
    }

    private JsonNode finished(Answer answer) {
        return FinishedTraces.finished(officer, answer);
    }

    private static FilePart bare(String name) {
        return new FilePart(name, MarkedPictures.bare(480, 300));
    }

    @Test
    void namesWhoseScreenOneOfThePicturesShowsAndSaysWhich() throws Exception {
        MarkedWorkstations.Workstation shown = workstations.enrolled("王小东");
        byte[] marked = MarkedPictures.marked(1280, 800, key, shown.token());
        JsonNode trace = finished(upload(List.of(bare("群聊.png"), new FilePart("朋友圈.png", marked))));

        assertThat(trace.get("verdict").asString()).as(trace.toString()).isEqualTo("MATCH");
        assertThat(trace.at("/matches/0/endpointId").asString()).isEqualTo(shown.id());
        assertThat(trace.get("picture").asInt()).isEqualTo(1);
        assertThat(trace.at("/pictures/1/fileName").asString()).isEqualTo("朋友圈.png");

        String path = "/api/traces/" + trace.get("id").asString();
        assertThat(officer.get(path + "/picture").body()).isEqualTo(marked);
        assertThat(officer.get(path + "/pictures/0").body()).isEqualTo(bare("").content());
        assertThat(officer.get(path + "/pictures/2").status()).isEqualTo(404);
        assertThat(officer.get(path + "/report").status()).isEqualTo(200);
    }

    @Test
    void tellsNothingOfPicturesWithoutAMark() {
        JsonNode trace = finished(upload(List.of(bare("a.png"), bare("b.png"), bare("c.png"))));

        assertThat(trace.get("verdict").asString()).isEqualTo("CANNOT_TELL");
        assertThat(trace.get("pictures")).hasSize(3);
    }

    @Test
    void namesWhoseScreenAVideoShows(@TempDir Path folder) throws Exception {
        MarkedWorkstations.Workstation shown = workstations.enrolled("李");
        Path video = MarkedPictures.video(folder, MarkedPictures.marked(1280, 800, key, shown.token()));
        JsonNode trace = finished(upload(List.of(new FilePart("screen.mp4", Files.readAllBytes(video)))));

        assertThat(trace.at("/matches/0/endpointId").asString())
                .as(trace.toString())
                .isEqualTo(shown.id());
        assertThat(trace.at("/pictures/0/mediaType").asString()).isEqualTo("video/mp4");
    }

    @Nested
    class Refusals {

        @Test
        void ofMorePicturesThanOneLeakMayHave() {
            Answer answer = upload(Collections.nCopies(9, bare("a.png")));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("invalid-input");
        }

        @Test
        void nameThePictureThatIsNone() {
            Answer answer = upload(List.of(bare("a.png"), new FilePart("notes.txt", new byte[] {'h', 'i'})));
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.text()).contains("notes.txt");
        }

        @Test
        void sayWhichPictureCouldNotBeRead() {
            byte[] cut = Arrays.copyOf(MarkedPictures.bare(640, 400), 60);
            JsonNode trace = finished(upload(List.of(bare("a.png"), new FilePart("cut.png", cut))));
            assertThat(trace.get("failureCode").asString()).isEqualTo("PICTURE_UNREADABLE");
            assertThat(trace.get("failedPicture").asInt()).isEqualTo(1);
        }
    }

    @Nested
    class ARequestSentTwice {

        private final String requestKey = UUID.randomUUID().toString();

        @Test
        void makesOneTrace() {
            List<FilePart> files = List.of(bare("a.png"), bare("b.png"));
            String first = upload(files, "Idempotency-Key", requestKey)
                    .json()
                    .get("id")
                    .asString();
            Answer again = upload(files, "Idempotency-Key", requestKey);
            assertThat(again.status()).isEqualTo(202);
            assertThat(again.json().get("id").asString()).isEqualTo(first);
        }

        @Test
        void isRefusedWhenItBringsOtherPictures() {
            upload(List.of(bare("a.png")), "Idempotency-Key", requestKey);
            Answer other =
                    upload(List.of(new FilePart("a.png", MarkedPictures.bare(64, 64))), "Idempotency-Key", requestKey);
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.code()).isEqualTo("idempotency-key-reused");
        }

        @Test
        void isRefusedWhenItBringsOtherCorners() {
            Answer first = requested("[[[0, 0], [400, 0.5], [400, 300], [0, 300]]]");
            Answer same = requested("[[[0, 0], [400, 0.5], [400, 300], [0, 300]]]");
            assertThat(same.status()).as(same.text()).isEqualTo(202);
            assertThat(same.json().get("id")).isEqualTo(first.json().get("id"));

            for (String other : List.of("[[[0, 0], [400, 0], [400, 300], [0, 300]]]", "[null]")) {
                Answer refused = requested(other);
                assertThat(refused.status()).isEqualTo(422);
                assertThat(refused.code()).isEqualTo("idempotency-key-reused");
            }
        }

        private Answer requested(String corners) {
            return officer.upload(
                    "/api/traces", List.of(bare("a.png")), Map.of("corners", corners), "Idempotency-Key", requestKey);
        }

        @Test
        void needsAKeyThatCanBeStored() {
            Answer answer = upload(List.of(bare("a.png")), "Idempotency-Key", "a b");
            assertThat(answer.status()).isEqualTo(400);
        }
    }
}
