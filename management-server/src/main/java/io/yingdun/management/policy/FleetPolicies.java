package io.yingdun.management.policy;

import io.yingdun.management.fleet.AssignmentView;
import io.yingdun.management.fleet.EndpointPolicies;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What fleet may ask about policies. */
@Component
class FleetPolicies implements EndpointPolicies {

    private final PolicyWorker worker;
    private final PolicyOutbox outbox;
    private final PolicyStore store;
    private final AssignmentMapper assignments;

    FleetPolicies(PolicyWorker worker, PolicyOutbox outbox, PolicyStore store, AssignmentMapper assignments) {
        this.worker = worker;
        this.outbox = outbox;
        this.store = store;
        this.assignments = assignments;
    }

    @Override
    public void reapply(Collection<String> endpointIds) {
        worker.reapply(List.copyOf(endpointIds));
    }

    @Override
    public void membershipChanged(String cause) {
        outbox.remember(cause);
    }

    @Override
    public Optional<AssignmentView> assignment(String endpointId) {
        return Optional.ofNullable(assignments.find(endpointId))
                .map(a -> new AssignmentView(
                        a.policyId(),
                        store.names().getOrDefault(a.policyId(), ""),
                        a.policyVersion(),
                        a.assignmentVersion(),
                        a.rollout(),
                        a.reason(),
                        a.assignedAt(),
                        a.answeredAt(),
                        a.slotsUntil()));
    }
}
