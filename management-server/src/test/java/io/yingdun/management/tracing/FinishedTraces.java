package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Waits for traces, as the console does. */
final class FinishedTraces {

    private FinishedTraces() {}

    /** @param accepted the answer to what began the trace */
    static JsonNode finished(ApiClient officer, Answer accepted) {
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return finished(officer, accepted.json().get("id").asString());
    }

    static JsonNode finished(ApiClient officer, String id) {
        String path = "/api/traces/" + id;
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !Set.of("QUEUED", "RUNNING")
                        .contains(officer.get(path).json().get("state").asString()));
        return officer.get(path).json();
    }
}
