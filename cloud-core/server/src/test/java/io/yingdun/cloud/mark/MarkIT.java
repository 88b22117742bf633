package io.yingdun.cloud.mark;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cloud without a management server; with one, the whole system's test traces its pages. */
class MarkIT extends RunningCloud {

    @Test
    void aCloudWithoutAManagementServerWantsNoMark() {
        TestInstance shown = TestInstance.ofNewStudy();
        assertThat(store(service(), shown).status()).isEqualTo(200);
        open(shown.studyUid(), "DOCTOR");

        ApiClient.Answer answer =
                loggedInAs("DOCTOR").getFrom("same-origin", "/dicomweb/studies/" + shown.studyUid() + "/mark?ratio=3");

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(answer.header("Yingdun-Mark-Seconds")).isEqualTo("300");
    }

    @Test
    void aShowingOfSomebodyElseCannotBeReportedAsRemoved() {
        TestInstance shown = TestInstance.ofNewStudy();
        assertThat(store(service(), shown).status()).isEqualTo(200);
        open(shown.studyUid(), "DOCTOR");

        ApiClient.Answer answer = loggedInAs("DOCTOR")
                .post("/dicomweb/studies/" + shown.studyUid() + "/mark", Map.of("showing", "not-mine"));

        assertThat(answer.code()).isEqualTo("not-found");
    }
}
