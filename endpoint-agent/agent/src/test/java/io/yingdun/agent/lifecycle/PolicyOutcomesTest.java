package io.yingdun.agent.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.agent.overlay.ScreenReport;
import io.yingdun.agent.overlay.ScreenReport.State;
import io.yingdun.protocol.v1.PolicyResult;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyOutcomesTest {
    private final PolicyOutcomes outcomes = new PolicyOutcomes();

    @BeforeEach
    void awaitVersionSeven() {
        outcomes.await(7);
    }

    @Test
    void saysAppliedOnceWhenTheScreenIsAsWanted() {
        assertThat(outcomes.on(report(State.DRAWN, "", 7)).orElseThrow().getOutcome())
                .isEqualTo(PolicyResult.Outcome.APPLIED);
        assertThat(outcomes.on(report(State.DRAWN, "", 7))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_DISPLAY", "NO_COMPOSITOR", "UNSUPPORTED_SESSION", "FAILED"})
    void saysFailedWithTheReason(State state) {
        PolicyResult result = outcomes.on(report(state, "because", 7)).orElseThrow();

        assertThat(result.getOutcome()).isEqualTo(PolicyResult.Outcome.FAILED);
        assertThat(result.getReason()).isEqualTo("because");
    }

    @Test
    void saysAppliedAfterAFailureThatPassed() {
        outcomes.on(report(State.NO_COMPOSITOR, "because", 7));

        assertThat(outcomes.on(report(State.DRAWN, "", 7)).orElseThrow().getOutcome())
                .isEqualTo(PolicyResult.Outcome.APPLIED);
    }

    @Test
    void saysNothingAboutAReportOfAnOlderAssignment() {
        assertThat(outcomes.on(report(State.DRAWN, "", 6))).isEmpty();
        assertThat(outcomes.on(report(State.NO_POLICY, "", 0))).isEmpty();
    }

    @Test
    void answersTheSameAssignmentAgainWhenItIsSentAgain() {
        outcomes.on(report(State.DRAWN, "", 7));

        outcomes.await(7);

        assertThat(outcomes.on(report(State.DRAWN, "", 7))).isPresent();
    }

    @Test
    void cutsReasonsThatAreTooLong() {
        assertThat(outcomes.on(report(State.FAILED, "x".repeat(5_000), 7))
                        .orElseThrow()
                        .getReason())
                .hasSize(300);
    }

    private static ScreenReport report(State state, String detail, long version) {
        return new ScreenReport(state, detail, version, List.of(), "glfw");
    }
}
