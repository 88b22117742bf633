package io.yingdun.management.policy;

import static io.yingdun.foundation.runtime.JsonRows.row;

import io.yingdun.foundation.runtime.JsonRows;
import io.yingdun.management.alert.AlertKind;
import io.yingdun.management.alert.AlertService;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.fleet.FleetService.RolloutChange;
import io.yingdun.management.fleet.PolicyTarget;
import io.yingdun.management.fleet.Rollout;
import io.yingdun.management.policy.PolicyEvent.Answered;
import io.yingdun.management.policy.PolicyEvent.Arrived;
import io.yingdun.management.policy.PolicyEvent.UserChanged;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works out who has to be told what, has it written and pushed, and takes the answers. One thread comes here. */
@Component
class Assignments {

    private final PolicyStore policies;
    private final PolicyMapper outbox;
    private final AssignmentMapper assignments;
    private final AssignmentPush push;
    private final FleetService fleet;
    private final AlertService alerts;
    private final JsonRows rows;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Assignments(
            PolicyStore policies,
            PolicyMapper outbox,
            AssignmentMapper assignments,
            AssignmentPush push,
            FleetService fleet,
            AlertService alerts,
            JsonRows rows,
            Clock clock,
            TransactionTemplate transaction) {
        this.policies = policies;
        this.outbox = outbox;
        this.assignments = assignments;
        this.push = push;
        this.fleet = fleet;
        this.alerts = alerts;
        this.rows = rows;
        this.clock = clock;
        this.transaction = transaction;
    }

    void arrived(List<Arrived> arrivals) {
        Map<String, Arrived> latest = new LinkedHashMap<>();
        arrivals.forEach(a -> latest.put(a.endpointId(), a));
        Map<String, Assignment> old = of(latest.keySet());
        AssignmentPlanner planner = planner();
        tell(fleet.policyTargets(latest.keySet()), old, (target, assignment) -> {
            Arrived arrival = latest.get(target.id());
            return arrival == null
                    ? Optional.empty()
                    : planner.onArrival(target, assignment, arrival.userName(), arrival.applied());
        });
        // What the screen shows is an answer too: the one that was sent may have been lost with a connection.
        answered(latest.values().stream()
                .filter(a -> a.applied() > 0)
                .map(a -> new Answered(a.endpointId(), a.applied(), true, ""))
                .filter(a -> isPending(old.get(a.endpointId()), a.assignmentVersion()))
                .toList());
    }

    private static boolean isPending(@Nullable Assignment assignment, long version) {
        return assignment != null
                && assignment.rollout() == Rollout.PENDING
                && assignment.assignmentVersion() == version;
    }

    void usersChanged(List<UserChanged> changes) {
        Map<String, String> users = new LinkedHashMap<>();
        changes.forEach(c -> users.put(c.endpointId(), c.userName()));
        AssignmentPlanner planner = planner();
        tell(
                fleet.policyTargets(users.keySet()),
                of(users.keySet()),
                (target, assignment) -> assignment == null
                        ? Optional.empty()
                        : planner.onArrival(
                                target,
                                assignment,
                                users.getOrDefault(target.id(), assignment.userName()),
                                assignment.assignmentVersion()));
    }

    void reapply(List<String> endpointIds) {
        AssignmentPlanner planner = planner();
        tell(fleet.policyTargets(endpointIds), of(endpointIds), planner::again);
    }

    void upkeep() {
        Set<String> connected = push.connected();
        AssignmentPlanner planner = planner();
        tell(
                fleet.policyTargets(connected),
                of(connected),
                (target, assignment) ->
                        assignment == null ? planner.afterChange(target, null) : planner.onUpkeep(target, assignment));
    }

    /** The rows of the outbox go in the transaction that writes what follows from them. */
    void workOffOutbox() {
        List<AssignmentPlanner.Plan> plans = transaction.execute(status -> {
            List<Long> work = outbox.outbox();
            if (work.isEmpty()) {
                return List.<AssignmentPlanner.Plan>of();
            }
            List<AssignmentPlanner.Plan> changes = afterChange();
            save(changes);
            outbox.done(work.toArray(Long[]::new));
            return changes;
        });
        push.push(plans == null ? List.of() : plans);
    }

    private List<AssignmentPlanner.Plan> afterChange() {
        Map<String, Assignment> old =
                assignments.all().stream().collect(Collectors.toMap(Assignment::endpointId, Function.identity()));
        List<PolicyTarget> targets = fleet.policyTargets();
        AssignmentPlanner planner = planner();
        Set<String> gone = new HashSet<>(old.keySet());
        List<AssignmentPlanner.Plan> plans = new ArrayList<>();
        for (PolicyTarget target : targets) {
            gone.remove(target.id());
            planner.afterChange(target, old.get(target.id())).ifPresent(plans::add);
        }
        if (!gone.isEmpty()) {
            assignments.forget(gone.toArray(String[]::new));
            fleet.recordRollouts(gone.stream()
                    .map(id -> new RolloutChange(id, null, null, Rollout.NONE, null))
                    .toList());
        }
        return plans;
    }

    private void tell(
            List<PolicyTarget> targets,
            Map<String, Assignment> old,
            BiFunction<PolicyTarget, @Nullable Assignment, Optional<AssignmentPlanner.Plan>> plan) {
        List<AssignmentPlanner.Plan> plans = new ArrayList<>();
        targets.forEach(target -> plan.apply(target, old.get(target.id())).ifPresent(plans::add));
        transaction.executeWithoutResult(status -> save(plans));
        push.push(plans);
    }

    private void save(List<AssignmentPlanner.Plan> plans) {
        if (plans.isEmpty()) {
            return;
        }
        assignments.save(
                rows.text(plans.stream().map(p -> columns(p.assignment())).toList()));
        fleet.recordRollouts(plans.stream()
                .filter(AssignmentPlanner.Plan::changed)
                .map(p -> new RolloutChange(
                        p.assignment().endpointId(),
                        p.policy().id(),
                        p.policy().draft().name(),
                        Rollout.PENDING,
                        null))
                .toList());
    }

    void answered(List<Answered> answers) {
        if (answers.isEmpty()) {
            return;
        }
        Map<String, Answered> latest = new LinkedHashMap<>();
        answers.forEach(a -> latest.put(a.endpointId(), a));
        transaction.executeWithoutResult(status -> take(latest.values()));
    }

    private void take(Collection<Answered> answers) {
        List<Assignment> changed = assignments.answer(
                rows.text(answers.stream()
                        .map(a -> row(
                                "endpoint_id",
                                a.endpointId(),
                                "assignment_version",
                                a.assignmentVersion(),
                                "rollout",
                                a.applied() ? Rollout.APPLIED : Rollout.FAILED,
                                "reason",
                                a.applied() ? null : a.reason()))
                        .toList()),
                clock.instant());
        if (changed.isEmpty()) {
            return;
        }
        Map<String, String> names = policies.names();
        fleet.recordRollouts(changed.stream()
                .map(a -> new RolloutChange(
                        a.endpointId(), a.policyId(), names.get(a.policyId()), a.rollout(), a.reason()))
                .toList());
        alerts.resolve(
                AlertKind.POLICY_FAILED,
                changed.stream()
                        .filter(a -> a.rollout() == Rollout.APPLIED)
                        .map(Assignment::endpointId)
                        .toList());
        raiseFailures(
                changed.stream().filter(a -> a.rollout() == Rollout.FAILED).toList(), names);
    }

    private void raiseFailures(List<Assignment> failed, Map<String, String> policyNames) {
        if (failed.isEmpty()) {
            return;
        }
        Map<String, String> endpointNames =
                fleet.policyTargets(failed.stream().map(Assignment::endpointId).toList()).stream()
                        .collect(Collectors.toMap(PolicyTarget::id, PolicyTarget::name));
        failed.forEach(a -> alerts.raise(
                AlertKind.POLICY_FAILED,
                a.endpointId(),
                endpointNames.get(a.endpointId()),
                policyNames.get(a.policyId()) + ": " + a.reason()));
    }

    private AssignmentPlanner planner() {
        return new AssignmentPlanner(new FirstMatch(policies.all()), clock.instant());
    }

    private Map<String, Assignment> of(Collection<String> ids) {
        return assignments.of(ids.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(Assignment::endpointId, Function.identity()));
    }

    static Map<String, @Nullable Object> columns(Assignment a) {
        return row(
                "endpoint_id", a.endpointId(),
                "assignment_version", a.assignmentVersion(),
                "policy_id", a.policyId(),
                "policy_version", a.policyVersion(),
                "user_name", a.userName(),
                "rollout", a.rollout(),
                "reason", a.reason(),
                "assigned_at", a.assignedAt(),
                "answered_at", a.answeredAt(),
                "slots_until", a.slotsUntil());
    }
}
