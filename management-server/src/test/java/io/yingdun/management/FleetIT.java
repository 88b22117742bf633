package io.yingdun.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.management.testkit.AgentSite;
import io.yingdun.management.testkit.SimulatedAgent;
import io.yingdun.protocol.v1.Goodbye;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each of the five states, provoked. */
class FleetIT extends RunningServer {

    private AgentSite site;
    private ApiClient officer;
    private String code;

    @BeforeEach
    void open() {
        site = site();
        officer = loggedInAs("OFFICER");
        code = officer.post("/api/enrolment-codes", Map.of("maxUses", 100, "validHours", 1))
                .json()
                .get("code")
                .asString();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private JsonNode endpoint(String id) {
        return officer.get("/api/endpoints/" + id).json();
    }

    private void awaitState(String id, String state, Duration within) {
        await().atMost(within)
                .untilAsserted(
                        () -> assertThat(endpoint(id).get("state").asString()).isEqualTo(state));
    }

    @Test
    void isOnlineAfterItsHelloAndOfflineAfterAGoodbye() {
        SimulatedAgent agent = SimulatedAgent.enrolled(site, code, "ward-1").online();
        awaitState(agent.endpointId(), "ONLINE", Duration.ofSeconds(5));
        agent.goodbye(Goodbye.Reason.STOPPED);
        awaitState(agent.endpointId(), "OFFLINE", Duration.ofSeconds(5));
    }
}
