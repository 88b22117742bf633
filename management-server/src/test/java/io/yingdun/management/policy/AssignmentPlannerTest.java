package io.yingdun.management.policy;

import static io.yingdun.management.policy.PolicyScene.everyone;
import static io.yingdun.management.policy.PolicyScene.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.management.fleet.PolicyTarget;
import io.yingdun.management.fleet.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssignmentPlannerTest {

    private static final Instant NOW = Instant.parse("2026-03-09T14:00:00Z");
    private static final PolicyTarget ENDPOINT = new PolicyTarget("e", "ward", null);
    private static final StoredPolicy POLICY = policy("p", 3, 1, everyone(), true);

    private final AssignmentPlanner planner = planner(POLICY);

    private static AssignmentPlanner planner(StoredPolicy policy) {
        return new AssignmentPlanner(new FirstMatch(List.of(policy)), NOW);
    }

    private static Assignment assigned(int policyVersion, Rollout rollout, Duration slotsAhead) {
        Instant slots = slotsAhead.isZero() ? null : NOW.plus(slotsAhead);
        return new Assignment("e", 7, "p", policyVersion, "wang", rollout, null, NOW.minusSeconds(300), null, slots);
    }

    private static final Assignment CURRENT = assigned(3, Rollout.APPLIED, Duration.ofHours(23));

    @Test
    void whoShowsWhatItWasToldIsLeftAlone() {
        assertThat(planner.onArrival(ENDPOINT, CURRENT, "wang", 7)).isEmpty();
        assertThat(planner.onUpkeep(ENDPOINT, CURRENT)).isEmpty();
        assertThat(planner.afterChange(ENDPOINT, CURRENT)).isEmpty();
    }

    @Test
    void aNewEndpointGetsItsFirstAssignment() {
        AssignmentPlanner.Plan plan =
                planner.onArrival(ENDPOINT, null, "wang", 0).orElseThrow();
        assertThat(plan.changed()).isTrue();
        assertThat(plan.assignment().assignmentVersion()).isEqualTo(1);
        assertThat(plan.assignment().rollout()).isEqualTo(Rollout.PENDING);
    }

    @Test
    void whoMissedAnAssignmentIsToldTheSameAgain() {
        AssignmentPlanner.Plan plan =
                planner.onArrival(ENDPOINT, CURRENT, "wang", 6).orElseThrow();
        assertThat(plan.changed()).isFalse();
        assertThat(plan.assignment()).isEqualTo(CURRENT);
    }

    @Test
    void anotherVersionIsPendingAndCountsUp() {
        Assignment old = assigned(2, Rollout.APPLIED, Duration.ofHours(23));
        AssignmentPlanner.Plan plan = planner.afterChange(ENDPOINT, old).orElseThrow();
        assertThat(plan.assignment().assignmentVersion()).isEqualTo(8);
        assertThat(plan.assignment().policyVersion()).isEqualTo(3);
        assertThat(plan.assignment().rollout()).isEqualTo(Rollout.PENDING);
        assertThat(plan.assignment().userName()).isEqualTo("wang");
    }

    @Test
    void anotherPersonGetsNewTokensAndTheOfficerSeesNoChange() {
        AssignmentPlanner.Plan plan =
                planner.onArrival(ENDPOINT, CURRENT, "li", 7).orElseThrow();
        assertThat(plan.changed()).isFalse();
        assertThat(plan.assignment().userName()).isEqualTo("li");
        assertThat(plan.assignment().rollout()).isEqualTo(Rollout.APPLIED);
        assertThat(plan.assignment().assignmentVersion()).isEqualTo(8);
    }

    @Test
    void slotsAreRenewedWhileHalfADayIsLeft() {
        assertThat(planner.onUpkeep(ENDPOINT, assigned(3, Rollout.APPLIED, Duration.ofHours(11))))
                .isPresent();
        assertThat(planner.onUpkeep(ENDPOINT, assigned(3, Rollout.APPLIED, Duration.ofHours(13))))
                .isEmpty();
        assertThat(planner.onUpkeep(ENDPOINT, assigned(3, Rollout.APPLIED, Duration.ZERO)))
                .isPresent();
    }

    @Test
    void aPolicyThatDrawsNothingNeedsNoSlots() {
        AssignmentPlanner off = planner(policy("p", 3, 1, everyone(), false));
        assertThat(off.onUpkeep(ENDPOINT, assigned(3, Rollout.APPLIED, Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void anAssignmentWithoutAnAnswerIsPushedAgain() {
        Optional<AssignmentPlanner.Plan> plan =
                planner.onUpkeep(ENDPOINT, assigned(3, Rollout.PENDING, Duration.ofHours(23)));
        assertThat(plan).isPresent();
    }

    @Test
    void versionsGoOnBeyondWhatAnAgentRemembersFromBeforeARestoredBackup() {
        AssignmentPlanner.Plan plan =
                planner.onArrival(ENDPOINT, CURRENT, "wang", 40).orElseThrow();
        assertThat(plan.assignment().assignmentVersion()).isEqualTo(41);
    }

    @Test
    void aMadeUpVersionIsNotBelieved() {
        AssignmentPlanner.Plan plan =
                planner.onArrival(ENDPOINT, CURRENT, "wang", Long.MAX_VALUE).orElseThrow();
        assertThat(plan.assignment().assignmentVersion()).isEqualTo(8);
    }
}
