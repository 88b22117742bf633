package io.yingdun.management.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.management.FleetScene;
import io.yingdun.management.testkit.SimulatedAgent;
import io.yingdun.protocol.v1.PolicyAssignment;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A screen that is never switched off has codewords for half a day ahead, always. */
class TokenTopUpIT extends FleetScene {

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    @Autowired
    private PolicyWorker worker;

    private Duration skipped = Duration.ZERO;

    private void skip(Duration time) {
        clock().skip(time);
        skipped = skipped.plus(time);
    }

    /** Certificates begin 24 hours before the server's clock, and TLS goes by the machine's: the skips must not add up. */
    @AfterEach
    void putTheClockBack() {
        clock().skip(skipped.negated());
    }

    @Test
    void aConnectedAgentGetsFreshCodewordsWhenLessThanHalfADayIsLeft() {
        SimulatedAgent agent = agent().online();
        awaitRollout(agent, "APPLIED");
        PolicyAssignment first = agent.policy();

        skip(HALF_A_DAY.plusHours(1));
        worker.upkeep();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(agent.policy().getAssignmentVersion()).isGreaterThan(first.getAssignmentVersion()));
        PolicyAssignment topped = agent.policy();
        assertThat(topped.getSlots(0).getNotBeforeMs()).isLessThanOrEqualTo(clock().millis());
        assertThat(endOf(topped))
                .isGreaterThanOrEqualTo(clock().millis() + Duration.ofHours(23).toMillis());
        assertThat(topped.getSlots(0).getCodeword())
                .as("the hour that both assignments have keeps its codeword")
                .isIn(first.getSlotsList().stream()
                        .map(slot -> slot.getCodeword())
                        .toList());
    }

    @Test
    void anAgentWithMoreThanHalfADayLeftIsLeftAlone() {
        SimulatedAgent agent = agent().online();
        awaitRollout(agent, "APPLIED");
        long version = agent.policy().getAssignmentVersion();

        skip(HALF_A_DAY.minusHours(2));
        worker.upkeep();
        // Its own later event: when that is worked off, so is the upkeep.
        agent.changeUser("li");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(agent.policy().getUserName()).isEqualTo("li"));
        assertThat(agent.policy().getAssignmentVersion()).isEqualTo(version + 1);
    }

    private static long endOf(PolicyAssignment assignment) {
        return assignment.getSlots(assignment.getSlotsCount() - 1).getNotAfterMs();
    }
}
