package io.yingdun.agent.lifecycle;

import io.yingdun.agent.overlay.ScreenReport;
import io.yingdun.protocol.v1.PolicyResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which result to send for which assignment, and when: once the screen has answered it, and again whenever the answer
 * changes (a compositor that comes back turns FAILED into APPLIED). Thread-safe.
 */
final class PolicyOutcomes {
    private record Told(long version, PolicyResult.Outcome outcome, String reason) {}

    private long awaited;
    private @Nullable Told told;

    /** A new assignment is in force: the next report about it must be told, also if it says the same as before. */
    synchronized void await(long version) {
        awaited = version;
        told = null;
    }

    /** What to send about this report, if anything. */
    synchronized Optional<PolicyResult> on(ScreenReport report) {
        if (report.assignmentVersion() == 0 || report.assignmentVersion() != awaited) {
            return Optional.empty();
        }
        PolicyResult.Outcome outcome = report.inForce() ? PolicyResult.Outcome.APPLIED : PolicyResult.Outcome.FAILED;
        String reason = report.inForce() ? "" : WireScreen.shortened(report.detail());
        Told present = new Told(awaited, outcome, reason);
        if (present.equals(told)) {
            return Optional.empty();
        }
        told = present;
        return Optional.of(PolicyResult.newBuilder()
                .setAssignmentVersion(awaited)
                .setOutcome(outcome)
                .setReason(reason)
                .setScreen(WireScreen.of(report))
                .build());
    }
}
