package io.yingdun.management.policy;

import io.yingdun.management.fleet.PolicyTarget;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which policy an endpoint gets: the first in order of priority whose targets name it, its group, or everyone. */
final class FirstMatch {

    private record Rule(StoredPolicy policy, Set<String> groupIds, Set<String> endpointIds) {

        boolean matches(String endpointId, @Nullable String groupId) {
            return policy.draft().targets().everyone()
                    || endpointIds.contains(endpointId)
                    || (groupId != null && groupIds.contains(groupId));
        }
    }

    private final List<Rule> rules;

    FirstMatch(List<StoredPolicy> policies) {
        rules = policies.stream()
                .sorted(Comparator.comparingInt(StoredPolicy::priority))
                .map(p -> new Rule(
                        p,
                        new HashSet<>(p.draft().targets().groupIds()),
                        new HashSet<>(p.draft().targets().endpointIds())))
                .toList();
    }

    Optional<StoredPolicy> of(PolicyTarget endpoint) {
        for (Rule rule : rules) {
            if (rule.matches(endpoint.id(), endpoint.groupId())) {
                return Optional.of(rule.policy());
            }
        }
        return Optional.empty();
    }
}
