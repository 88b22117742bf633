package io.yingdun.management.policy;

import io.yingdun.management.fleet.PolicyTarget;
import io.yingdun.management.fleet.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what an endpoint has to be told; knows no database and no connection. */
final class AssignmentPlanner {

    /** Slots are renewed while this much of them is still ahead: an agent can then be away for half a day. */
    private static final Duration RESERVE = Duration.ofHours(12);

    /** No agent of ours has been told this often: a number beyond it is not believed. */
    private static final long LARGEST_VERSION = 1L << 40;

    /** @param changed the officer's list shows something new, not only fresh tokens */
    record Plan(Assignment assignment, StoredPolicy policy, boolean changed) {}

    private final FirstMatch match;
    private final Instant now;

    AssignmentPlanner(FirstMatch match, Instant now) {
        this.match = match;
        this.now = now;
    }

    /** After a change of policies or groups. */
    Optional<Plan> afterChange(PolicyTarget target, @Nullable Assignment old) {
        return match.of(target).flatMap(policy -> {
            if (old == null) {
                return Optional.of(new Plan(Assignment.first(target.id(), policy, "", now), policy, true));
            }
            return sameAs(policy, old)
                    ? Optional.empty()
                    : Optional.of(new Plan(old.changedTo(policy, old.userName(), now), policy, true));
        });
    }

    /** When an agent is back: {@code applied} is what its screen shows. */
    Optional<Plan> onArrival(PolicyTarget target, @Nullable Assignment old, String user, long applied) {
        StoredPolicy policy = match.of(target).orElse(null);
        if (policy == null) {
            return Optional.empty();
        }
        if (old == null) {
            Assignment first = Assignment.first(target.id(), policy, user, now);
            return Optional.of(new Plan(beyond(first, applied), policy, true));
        }
        if (!sameAs(policy, old)) {
            return Optional.of(new Plan(beyond(old.changedTo(policy, user, now), applied), policy, true));
        }
        if (!old.userName().equals(user) || applied > old.assignmentVersion() || slotsRunOut(policy, old)) {
            return Optional.of(new Plan(beyond(old.withNewTokens(user), applied), policy, false));
        }
        return applied == old.assignmentVersion() ? Optional.empty() : Optional.of(new Plan(old, policy, false));
    }

    /** From time to time, while an agent is connected. */
    Optional<Plan> onUpkeep(PolicyTarget target, Assignment old) {
        StoredPolicy policy = match.of(target).orElse(null);
        if (policy == null || !sameAs(policy, old)) {
            return afterChange(target, old);
        }
        if (slotsRunOut(policy, old)) {
            return Optional.of(new Plan(old.withNewTokens(old.userName()), policy, false));
        }
        boolean unanswered =
                old.rollout() == Rollout.PENDING && old.assignedAt().isBefore(now.minus(Duration.ofSeconds(30)));
        return unanswered ? Optional.of(new Plan(old, policy, false)) : Optional.empty();
    }

    /** Asked for by an officer. */
    Optional<Plan> again(PolicyTarget target, @Nullable Assignment old) {
        String user = old == null ? "" : old.userName();
        return match.of(target)
                .map(policy -> new Plan(
                        old == null
                                ? Assignment.first(target.id(), policy, user, now)
                                : old.changedTo(policy, user, now),
                        policy,
                        true));
    }

    private boolean slotsRunOut(StoredPolicy policy, Assignment assignment) {
        return policy.draft().enabled()
                && (assignment.slotsUntil() == null || assignment.slotsUntil().isBefore(now.plus(RESERVE)));
    }

    /** Versions only grow, also when the database came from a backup that is older than the agent's memory. */
    private static Assignment beyond(Assignment assignment, long applied) {
        return applied >= assignment.assignmentVersion() && applied < LARGEST_VERSION
                ? assignment.atVersion(applied + 1)
                : assignment;
    }

    private static boolean sameAs(StoredPolicy policy, Assignment assignment) {
        return policy.id().equals(assignment.policyId()) && policy.version() == assignment.policyVersion();
    }
}
