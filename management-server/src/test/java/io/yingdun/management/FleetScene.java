package io.yingdun.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.management.testkit.AgentCredentials;
import io.yingdun.management.testkit.AgentSite;
import io.yingdun.management.testkit.SimulatedAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A running server, an officer, a code, and agents that are gone when the test ends. */
public abstract class FleetScene extends RunningServer {

    private static final AtomicInteger HOSTS = new AtomicInteger();

    protected AgentSite site;
    protected ApiClient officer;
    protected String code;
    private final List<SimulatedAgent> agents = new ArrayList<>();

    @BeforeEach
    void openScene() {
        site = site();
        officer = loggedInAs("OFFICER");
        code = newCode(1000);
    }

    @AfterEach
    void closeScene() {
        agents.forEach(SimulatedAgent::close);
        site.close();
    }

    protected final String newCode(int uses) {
        return officer.post("/api/enrolment-codes", Map.of("maxUses", uses, "validHours", 1))
                .json()
                .get("code")
                .asString();
    }

    protected static String newHost() {
        return "ward-" + HOSTS.incrementAndGet() + "-" + ProcessHandle.current().pid();
    }

    /** Enrolled and not connected yet. */
    protected final SimulatedAgent agent() {
        return agent(AgentCredentials.enrol(site, code, newHost()));
    }

    /** Its clock is the server's, which another test of this JVM may have moved ahead. */
    protected final SimulatedAgent agent(AgentCredentials credentials) {
        SimulatedAgent agent = new SimulatedAgent(site, credentials).withClock(clock());
        agents.add(agent);
        return agent;
    }

    protected final JsonNode endpoint(SimulatedAgent agent) {
        return officer.get("/api/endpoints/" + agent.endpointId()).json();
    }

    protected final void awaitField(SimulatedAgent agent, String field, String value, Duration within) {
        await().atMost(within)
                .untilAsserted(
                        () -> assertThat(endpoint(agent).get(field).asString()).isEqualTo(value));
    }

    protected final void awaitState(SimulatedAgent agent, String state) {
        awaitField(agent, "state", state, Duration.ofSeconds(10));
    }

    protected final void awaitRollout(SimulatedAgent agent, String rollout) {
        awaitField(agent, "rollout", rollout, Duration.ofSeconds(10));
    }

    protected final List<String> timeline(SimulatedAgent agent) {
        List<String> kinds = new ArrayList<>();
        endpoint(agent)
                .get("timeline")
                .forEach(line -> kinds.add(0, line.get("kind").asString()));
        return kinds;
    }

    /** Open alerts about this endpoint: kind to detail. */
    protected final Map<String, String> alerts(SimulatedAgent agent) {
        Map<String, String> open = new HashMap<>();
        officer.get("/api/alerts?status=open").json().forEach(alert -> {
            if (alert.path("endpointId").asString("").equals(agent.endpointId())) {
                open.put(alert.get("kind").asString(), alert.get("detail").asString());
            }
        });
        return open;
    }

    protected final ApiClient.Answer act(SimulatedAgent agent, String action) {
        return act(agent, action, Map.of());
    }

    protected final ApiClient.Answer act(SimulatedAgent agent, String action, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("ids", List.of(agent.endpointId()));
        body.put("action", action);
        return officer.post("/api/endpoints/actions", body);
    }

    /** A draft that names this endpoint only; {@code changes} replace its fields. */
    protected static Map<String, Object> draftFor(SimulatedAgent agent, Map<String, Object> changes) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "name", "for " + agent.endpointId(), "targets", Map.of("endpointIds", List.of(agent.endpointId()))));
        all.putAll(changes);
        return draft(all);
    }

    /** A boring draft with these fields, of which name and targets are needed. */
    static Map<String, Object> draft(Map<String, Object> changes) {
        Map<String, Object> draft = new HashMap<>(
                Map.of("enabled", true, "strength", 5, "trayIcon", true, "rotationMinutes", 60, "regions", List.of()));
        draft.putAll(changes);
        return draft;
    }
}
