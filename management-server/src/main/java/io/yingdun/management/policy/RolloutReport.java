package io.yingdun.management.policy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.fleet.PolicyTarget;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the fleet is with each policy, and where it failed. */
@Component
class RolloutReport {

    record Failure(String endpointId, String name, @Nullable String reason) {}

    record Rollout(@JsonUnwrapped RolloutCounts counts, List<Failure> failures) {}

    private final AssignmentMapper assignments;
    private final FleetService fleet;

    RolloutReport(AssignmentMapper assignments, FleetService fleet) {
        this.assignments = assignments;
        this.fleet = fleet;
    }

    Map<String, RolloutCounts> counts() {
        return assignments.counts().stream()
                .collect(Collectors.toMap(
                        AssignmentMapper.PolicyCounts::policyId,
                        c -> new RolloutCounts(c.applied(), c.pending(), c.failed())));
    }

    Rollout of(String policyId) {
        List<Assignment> failed = assignments.failures(policyId);
        Map<String, String> names = fleet
                .policyTargets(failed.stream().map(Assignment::endpointId).toList())
                .stream()
                .collect(Collectors.toMap(PolicyTarget::id, PolicyTarget::name));
        return new Rollout(
                counts().getOrDefault(policyId, RolloutCounts.NONE),
                failed.stream()
                        .map(a -> new Failure(
                                a.endpointId(), names.getOrDefault(a.endpointId(), a.endpointId()), a.reason()))
                        .toList());
    }
}
