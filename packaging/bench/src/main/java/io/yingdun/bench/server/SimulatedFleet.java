package io.yingdun.bench.server;

import io.yingdun.management.testkit.AgentSite;
import io.yingdun.management.testkit.SimulatedAgent;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.stack.process.Await;
import io.yingdun.stack.server.ManagementClient;
import io.yingdun.stack.server.ServerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Many agents in one process, each with its own key, certificate and TLS connection. */
final class SimulatedFleet implements AutoCloseable {

    private static final Duration ALL = Duration.ofMinutes(5);

    private final AgentSite site;
    private final String code;
    private final List<SimulatedAgent> agents = new ArrayList<>();
    private int repeatedAttempts;

    SimulatedFleet(ServerProcess server, ManagementClient officer) {
        site = new AgentSite(server.url(), AgentSite.authority(server.certificateAuthority()), 1);
        code = officer.post("enrolment-codes", Map.of("maxUses", 10_000, "validHours", 4))
                .path("code")
                .asString();
    }

    /** Eight at a time: a roll-out tool starts many installations at once. */
    void grow(int size) {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<SimulatedAgent>> enrolments = new ArrayList<>();
            for (int number = agents.size(); number < size; number++) {
                String host = String.format("bench-%04d", number);
                enrolments.add(pool.submit(
                        () -> SimulatedAgent.enrolled(site, code, host).online()));
            }
            for (Future<SimulatedAgent> enrolment : enrolments) {
                agents.add(enrolment.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an agent could not enrol", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while enrolling", e);
        } finally {
            pool.shutdownNow();
        }
    }

    void killAll() {
        agents.forEach(SimulatedAgent::kill);
    }

    /** All at once, without the jitter that real agents have; one that is turned away comes again, as they do. */
    void reconnectAll() {
        agents.forEach(SimulatedAgent::connect);
        for (SimulatedAgent agent : agents) {
            while (!isWelcomed(agent)) {
                repeatedAttempts++;
                agent.connect();
            }
        }
    }

    private static boolean isWelcomed(SimulatedAgent agent) {
        try {
            agent.welcome().orTimeout(30, TimeUnit.SECONDS).join();
            return true;
        } catch (CompletionException turnedAway) {
            return false;
        }
    }

    int repeatedAttempts() {
        return repeatedAttempts;
    }

    /** Saves the policy for all with another strength, and waits until nobody is pending any more. */
    void changePolicyAndAwaitAll(ManagementClient officer) {
        JsonNode policies = officer.get("policies");
        JsonNode forAll = policies.path(policies.size() - 1);
        Map<String, Object> draft = new HashMap<>();
        for (String field : List.of("name", "enabled", "trayIcon", "rotationMinutes", "regions", "targets")) {
            draft.put(field, new ObjectMapper().convertValue(forAll.path(field), Object.class));
        }
        int strength = forAll.path("strength").asInt() == 6 ? 5 : 6;
        draft.put("strength", strength);
        String path = "policies/" + forAll.path("id").asString();
        JsonNode saved = officer.put(
                path, draft, Map.of("If-Match", "\"" + forAll.path("version").asString() + "\""));
        int version = saved.path("version").asInt();
        Await.until("all agents to acknowledge version " + version, ALL, () -> {
            // Counts of a moment ago would be those of the version before: the agents must have the new one first.
            if (!agents.stream().allMatch(agent -> hasStrength(agent, strength))) {
                return false;
            }
            JsonNode rollout = officer.get(path + "/rollout");
            return rollout.path("PENDING").asInt() == 0
                    && rollout.path("APPLIED").asInt() >= agents.size();
        });
    }

    private static boolean hasStrength(SimulatedAgent agent, int strength) {
        PolicyAssignment policy = agent.policy();
        return policy != null && policy.getStrength() == strength;
    }

    @Override
    public void close() {
        agents.forEach(SimulatedAgent::close);
        site.close();
    }
}
