package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.management.RunningServer;
import java.time.Clock;
import java.time.Duration;
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
    void thePictureCanBeTracedAgainAfterItWasRemoved() {
        traced();
        cleanUpAfter(settings.pictureRetention().plusMinutes(5));

        String again = traced();

        assertThat(pictureOf(again).body()).isEqualTo(picture);
    }
}
