package io.yingdun.management.policy;

import java.util.List;

/** What the policy thread works on. */
sealed interface PolicyEvent {

    /** An agent is connected; {@code applied} is the assignment on its screen, 0 for none. */
    record Arrived(String endpointId, String userName, long applied) implements PolicyEvent {}

    /** Another person is in front of the screen. */
    record UserChanged(String endpointId, String userName) implements PolicyEvent {}

    /** An agent's answer to an assignment. */
    record Answered(String endpointId, long assignmentVersion, boolean applied, String reason) implements PolicyEvent {}

    /** The outbox may hold something. */
    record OutboxFilled() implements PolicyEvent {}

    /** Told once more although nothing changed. */
    record Reapply(List<String> endpointIds) implements PolicyEvent {}

    /** Slots may run out, answers may have been lost. */
    record Upkeep() implements PolicyEvent {}
}
