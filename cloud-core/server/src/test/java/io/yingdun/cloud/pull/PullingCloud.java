package io.yingdun.cloud.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A running archive that pulls from peers. */
abstract class PullingCloud extends RunningCloud {

    /** The day of {@code TestInstance}'s studies, and the one after it. */
    static final Map<String, Object> THAT_DAY = Map.of("from", "2025-11-01", "to", "2025-11-02");

    protected ApiClient administrator;

    @BeforeEach
    void logIn() {
        administrator = loggedInAs("ADMINISTRATOR");
    }

    /** @return its id */
    protected final String peer(String aeTitle, int port) {
        Answer made = administrator.post(
                "/api/peers",
                Map.of("aeTitle", aeTitle, "host", "localhost", "port", port, "rights", List.of("STORE")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("id").asString();
    }

    protected final JsonNode begin(String aeTitle, Map<String, Object> options) {
        Map<String, Object> input = new HashMap<>(THAT_DAY);
        input.put("peer", aeTitle);
        input.put("studiesPerHour", 100_000);
        input.putAll(options);
        Answer begun = administrator.post("/api/pulls", input);
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        return begun.json();
    }

    protected final JsonNode show(JsonNode pull) {
        return administrator.get("/api/pulls/" + pull.get("id").asString()).json();
    }

    protected final JsonNode until(JsonNode pull, Predicate<JsonNode> state) throws InterruptedException {
        JsonNode seen = show(pull);
        for (int attempt = 0; attempt < 600 && !state.test(seen); attempt++) {
            TimeUnit.MILLISECONDS.sleep(100);
            seen = show(pull);
        }
        assertThat(state.test(seen)).as(seen.toString()).isTrue();
        return seen;
    }

    protected final JsonNode untilDone(JsonNode pull) throws InterruptedException {
        return until(pull, seen -> seen.get("state").asString().equals("DONE"));
    }

    protected final void skip(Duration time) {
        clock().skip(time);
    }
}
