package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.management.RunningServer;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is left of a trace when the time of its picture is over. The clean-up alone looks at a later clock. */
class PictureRetentionIT extends RunningServer {

    @Autowired
    private TraceMapper jobs;

    @Autowired
    private PictureStore pictures;

    @Autowired
    private TraceSettings settings;

    private ApiClient officer;
    private byte[] picture;

    @BeforeEach
    void drawAPictureOfItsOwn() {
        officer = loggedInAs("OFFICER");
        picture = MarkedPictures.bare(640, 400);
    }

    private String traced() {
        String id = officer.upload("/api/traces", "screen.png", picture, Map.of())
                .json()
                .get("id")
                .asString();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(trace(id).get("state").asString()).isEqualTo("DONE"));
        return id;
    }

    private JsonNode trace(String id) {
        return officer.get("/api/traces/" + id).json();
    }

    private ApiClient.Answer pictureOf(String id) {
        return officer.get("/api/traces/" + id + "/picture");
    }

    private void cleanUpAfter(Duration age) {
        new PictureRetention(jobs, pictures, settings, Clock.offset(clock(), age)).removeOldPictures();
    }

    @Test
    void aPictureIsKeptUntilItsTimeIsOverAndTheVerdictLonger() {
        String id = traced();

        cleanUpAfter(settings.pictureRetention().minusMinutes(5));
        assertThat(pictureOf(id).body()).isEqualTo(picture);

        cleanUpAfter(settings.pictureRetention().plusMinutes(5));
        assertThat(pictureOf(id).status()).isEqualTo(410);
        assertThat(pictureOf(id).code()).isEqualTo("picture-removed");
        assertThat(trace(id).get("verdict").asString()).isEqualTo("CANNOT_TELL");
    }

    @Test
    void aRemovedPictureIsNeitherCheckedNorTriedAgain() {
        String path = "/api/traces/" + traced();
        cleanUpAfter(settings.pictureRetention().plusMinutes(5));

        ApiClient.Answer check = officer.post(path + "/repetitions", Map.of());
        List<List<Integer>> corners = List.of(List.of(0, 0), List.of(90, 0), List.of(90, 90), List.of(0, 90));
        ApiClient.Answer attempt = officer.post(path + "/attempts", Map.of("picture", 0, "corners", corners));

        assertThat(check.status()).isEqualTo(410);
        assertThat(check.code()).isEqualTo("picture-removed");
        assertThat(attempt.status()).isEqualTo(410);
    }

    @Test
    void aStoredPictureThatNoTraceNamesGoesAfterADay() throws Exception {
        String named = traced();
        String unnamed =
                pictures.put(new ByteArrayInputStream(new byte[] {1, 2, 3})).sha256();
        Files.setLastModifiedTime(pictures.find(unnamed).orElseThrow(), FileTime.from(clock().instant()));

        cleanUpAfter(Duration.ofHours(23));
        assertThat(pictures.find(unnamed)).isPresent();

        cleanUpAfter(Duration.ofHours(25));
        assertThat(pictures.find(unnamed)).isEmpty();
        assertThat(pictureOf(named).body()).isEqualTo(picture);
    }

    @Test
    void thePictureCanBeTracedAgainAfterItWasRemoved() {
        traced();
        cleanUpAfter(settings.pictureRetention().plusMinutes(5));

        String again = traced();

        assertThat(pictureOf(again).body()).isEqualTo(picture);
    }
}
