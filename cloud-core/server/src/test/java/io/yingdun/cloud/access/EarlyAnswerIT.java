package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers to bodies that are not looked at; Java's own HTTP/2 client looks for none until it has sent all. */
class EarlyAnswerIT extends RunningCloud {

    private static final int LARGE = 1_500_000;

    @Test
    void tellsOfAWrongKey() {
        assertThat(anyone().bearing("yk_wrong")
                        .post("/dicomweb/studies", "application/dicom", new byte[LARGE])
                        .status())
                .isEqualTo(401);
    }

    @Test
    void tellsOfABodyThatIsTooLarge() {
        assertThat(loggedInAs("ADMINISTRATOR")
                        .post("/api/keys", Map.of("name", "n".repeat(LARGE)))
                        .code())
                .isEqualTo("body-too-large");
    }

    @Test
    void tellsOfATypeThatIsNotTaken() {
        assertThat(service()
                        .post("/dicomweb/studies", "text/plain", new byte[LARGE])
                        .code())
                .isEqualTo("unsupported-media-type");
    }
}
