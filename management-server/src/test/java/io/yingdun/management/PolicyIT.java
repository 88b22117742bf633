package io.yingdun.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.management.testkit.SimulatedAgent;
import io.yingdun.management.token.IssuedToken;
import io.yingdun.management.token.SiteKey;
import io.yingdun.management.token.TokenRegistry;
import io.yingdun.protocol.v1.CodewordSlot;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.PolicyResult;
import io.yingdun.watermark.payload.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A policy's way from the officer to the screen and the answer's way back. */
class PolicyIT extends FleetScene {

    @Autowired
    private TokenRegistry tokens;

    @Autowired
    private SiteKey key;

    private JsonNode create(Map<String, Object> draft) {
        ApiClient.Answer answer = officer.post("/api/policies", draft);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static PolicyAssignment awaitPolicy(SimulatedAgent agent, String name) {
        await().untilAsserted(() -> assertThat(agent.policy())
                .isNotNull()
                .satisfies(p -> assertThat(p.getPolicyName()).isEqualTo(name)));
        return agent.policy();
    }

    @Test
    void aNewAgentGetsTheDefaultPolicyWithADayOfCodewords() {
        SimulatedAgent agent = agent().online();
        awaitRollout(agent, "APPLIED");
        PolicyAssignment assignment = agent.policy();
        assertThat(assignment.getStrength()).isEqualTo(5);
        assertThat(assignment.getCarrierKey().toByteArray())
                .isEqualTo(key.carrierKey().bytes());
        assertThat(assignment.getFallbackCodeword().size()).isEqualTo(144);
        assertThat(assignment.getSlotsCount()).isBetween(24, 25);
        long now = clock().millis();
        assertThat(assignment.getSlots(0).getNotBeforeMs()).isLessThanOrEqualTo(now);
        for (int i = 1; i < assignment.getSlotsCount(); i++) {
            assertThat(assignment.getSlots(i).getNotBeforeMs())
                    .isEqualTo(assignment.getSlots(i - 1).getNotAfterMs());
        }
        assertThat(assignment.getSlotsList().stream()
                        .map(CodewordSlot::getCodeword)
                        .distinct())
                .hasSize(assignment.getSlotsCount());
    }

    @Test
    void aCodewordOnAScreenLeadsToItsEndpointAndPerson() {
        SimulatedAgent agent = agent().withUser("wang").online();
        awaitRollout(agent, "APPLIED");
        byte[] shown = agent.policy().getSlots(0).getCodeword().toByteArray();
        List<Token> found = new ArrayList<>();
        tokens.forEach(token -> {
            if (Arrays.equals(key.codeword(token).bytes(), shown)) {
                found.add(token);
            }
        });
        assertThat(found).hasSize(1);
        IssuedToken issued = tokens.find(found.get(0)).orElseThrow();
        assertThat(issued.endpointId()).isEqualTo(agent.endpointId());
        assertThat(issued.userName()).isEqualTo("wang");
        assertThat(issued.notBefore())
                .isEqualTo(Instant.ofEpochMilli(agent.policy().getSlots(0).getNotBeforeMs()));
    }

    @Test
    void aSavedPolicyIsPushedAtOnceAndShownAsApplied() {
        SimulatedAgent agent = agent().online();
        awaitRollout(agent, "APPLIED");
        JsonNode policy = create(draftFor(agent, Map.of("strength", 8, "name", "strong " + agent.endpointId())));
        PolicyAssignment assignment = awaitPolicy(agent, policy.get("name").asString());
        assertThat(assignment.getStrength()).isEqualTo(8);
        awaitRollout(agent, "APPLIED");
        assertThat(endpoint(agent).get("policyId").asString())
                .isEqualTo(policy.get("id").asString());
        JsonNode rollout = officer.get("/api/policies/" + policy.get("id").asString() + "/rollout")
                .json();
        assertThat(rollout.get("APPLIED").asInt()).isEqualTo(1);
        assertThat(rollout.get("failures")).isEmpty();
    }

    @Test
    void aFailureIsShownWithItsReasonAndEndsWithTheNextSuccess() {
        SimulatedAgent agent = agent().answering(p -> PolicyResult.newBuilder()
                        .setAssignmentVersion(p.getAssignmentVersion())
                        .setOutcome(PolicyResult.Outcome.FAILED)
                        .setReason("no compositor\u0000 on :0")
                        .build())
                .online();
        awaitRollout(agent, "FAILED");
        assertThat(endpoint(agent).get("rolloutReason").asString()).isEqualTo("no compositor on :0");
        assertThat(alerts(agent).get("POLICY_FAILED")).contains("no compositor");
        agent.answering(SimulatedAgent::applied);
        act(agent, "REAPPLY_POLICY");
        awaitRollout(agent, "APPLIED");
        assertThat(alerts(agent)).isEmpty();
    }

    @Test
    void anAgentThatWasAwayIsToldWhenItIsBack() {
        SimulatedAgent agent = agent().online();
        awaitRollout(agent, "APPLIED");
        agent.kill();
        awaitState(agent, "ABNORMALLY_OFFLINE");
        JsonNode policy = create(draftFor(agent, Map.of("strength", 3)));
        awaitRollout(agent, "PENDING");
        agent.online();
        assertThat(awaitPolicy(agent, policy.get("name").asString()).getStrength())
                .isEqualTo(3);
        awaitRollout(agent, "APPLIED");
    }

    @Test
    void anAssignmentWhoseAnswerGotLostIsSettledByTheNextHello() {
        SimulatedAgent agent = agent().online();
        awaitRollout(agent, "APPLIED");
        agent.answering(p -> null);
        create(draftFor(agent, Map.of("strength", 4)));
        awaitPolicy(agent, "for " + agent.endpointId());
        awaitRollout(agent, "PENDING");
        agent.kill();
        agent.answering(SimulatedAgent::applied).online();
        awaitRollout(agent, "APPLIED");
    }

    @Test
    void anotherPersonGetsCodewordsOfTheirOwn() {
        SimulatedAgent agent = agent().withUser("li").online();
        awaitRollout(agent, "APPLIED");
        PolicyAssignment before = agent.policy();
        agent.changeUser("zhao");
        await().untilAsserted(() -> assertThat(agent.policy().getUserName()).isEqualTo("zhao"));
        assertThat(agent.policy().getAssignmentVersion()).isGreaterThan(before.getAssignmentVersion());
        assertThat(agent.policy().getSlots(0).getCodeword())
                .isNotEqualTo(before.getSlots(0).getCodeword());
        assertThat(agent.policy().getFallbackCodeword()).isEqualTo(before.getFallbackCodeword());
        assertThat(endpoint(agent).get("rollout").asString()).isEqualTo("APPLIED");
    }

    @Test
    void aPolicyThatIsSwitchedOffCarriesNoCodewords() {
        SimulatedAgent agent = agent().online();
        awaitRollout(agent, "APPLIED");
        create(draftFor(agent, Map.of("enabled", false)));
        PolicyAssignment assignment = awaitPolicy(agent, "for " + agent.endpointId());
        assertThat(assignment.getEnabled()).isFalse();
        assertThat(assignment.getSlotsList()).isEmpty();
    }

    @Test
    void nobodysChangeIsLost() {
        SimulatedAgent agent = agent();
        JsonNode policy = create(draftFor(agent, Map.of()));
        String path = "/api/policies/" + policy.get("id").asString();
        Map<String, Object> draft = draftFor(agent, Map.of("strength", 7));
        assertThat(officer.sendJson("PUT", path, draft).code()).isEqualTo("version-missing");
        assertThat(officer.putIfMatch(path, draft, "\"1\"")
                        .json()
                        .get("version")
                        .asInt())
                .isEqualTo(2);
        ApiClient.Answer late = officer.putIfMatch(path, draft, "\"1\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("policy-changed");
        JsonNode back = officer.post(path + "/rollback", Map.of("version", 1)).json();
        assertThat(back.get("strength").asInt()).isEqualTo(5);
        assertThat(back.get("version").asInt()).isEqualTo(3);
        assertThat(officer.get(path + "/versions").json()).hasSize(3);
    }

    @Test
    void theFirstMatchWinsAndTheDefaultStaysLast() {
        SimulatedAgent agent = agent().online();
        awaitRollout(agent, "APPLIED");
        String first = create(draftFor(agent, Map.of("name", "A " + agent.endpointId())))
                .get("id")
                .asString();
        String second = create(draftFor(agent, Map.of("name", "B " + agent.endpointId())))
                .get("id")
                .asString();
        awaitPolicy(agent, "B " + agent.endpointId());
        List<String> order = new ArrayList<>();
        officer.get("/api/policies").json().forEach(p -> order.add(p.get("id").asString()));
        assertThat(order.subList(0, 2)).containsExactly(second, first);
        order.set(0, first);
        order.set(1, second);
        assertThat(officer.sendJson("PUT", "/api/policies/order", order).status())
                .isEqualTo(204);
        awaitPolicy(agent, "A " + agent.endpointId());
        String last = order.get(order.size() - 1);
        assertThat(officer.delete("/api/policies/" + last).code()).isEqualTo("default-policy");
        assertThat(officer.delete("/api/policies/" + first).status()).isEqualTo(204);
        awaitPolicy(agent, "B " + agent.endpointId());
    }

    @Test
    void reachCountsWhomADraftWouldReach() {
        SimulatedAgent agent = agent().online();
        awaitRollout(agent, "APPLIED");
        Map<String, Object> targets = Map.of("endpointIds", List.of(agent.endpointId()));
        assertThat(officer.post("/api/policies/reach", Map.of("targets", targets))
                        .json()
                        .get("endpoints")
                        .asInt())
                .isEqualTo(1);
        create(draftFor(agent, Map.of()));
        int behind = officer.get("/api/policies").json().size() + 1;
        assertThat(officer.post("/api/policies/reach", Map.of("targets", targets, "priority", behind))
                        .json()
                        .get("endpoints")
                        .asInt())
                .isZero();
    }

    @Test
    void aWrongDraftIsToldFieldByField() {
        SimulatedAgent agent = agent();
        Map<String, Object> wrong = draftFor(
                agent,
                Map.of(
                        "strength", 11,
                        "rotationMinutes", 4,
                        "regions",
                                List.of(Map.of(
                                        "cover", true, "monitor", -1, "left", 0, "top", 0, "right", 1001, "bottom",
                                        1))));
        ApiClient.Answer answer = officer.post("/api/policies", wrong);
        List<String> fields = new ArrayList<>();
        answer.json().get("errors").forEach(e -> fields.add(e.get("field").asString()));
        assertThat(fields).containsExactlyInAnyOrder("strength", "rotationMinutes", "regions[0].right");
        assertThat(officer.post("/api/policies", draftFor(agent, Map.of("targets", Map.of())))
                        .code())
                .isEqualTo("invalid-input");
    }
}
