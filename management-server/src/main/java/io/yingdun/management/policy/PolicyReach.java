package io.yingdun.management.policy;

import io.yingdun.management.fleet.FleetService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts whom a draft would reach, with the policies before it taken into account. */
@Component
class PolicyReach {

    private static final String DRAFT = "(draft)";

    private final PolicyStore store;
    private final FleetService fleet;

    PolicyReach(PolicyStore store, FleetService fleet) {
        this.store = store;
        this.fleet = fleet;
    }

    /** Without a priority: at that of the policy that is being edited, or first for a new one. */
    int count(PolicyDraft.Targets targets, @Nullable Integer priority, @Nullable String policyId) {
        List<StoredPolicy> policies = new ArrayList<>(store.all());
        int edited = indexOf(policies, policyId);
        if (edited >= 0) {
            policies.remove(edited);
        }
        int place = priority != null ? priority - 1 : Math.max(edited, 0);
        policies.add(Math.max(0, Math.min(place, policies.size())), draft(targets));
        FirstMatch match = new FirstMatch(renumbered(policies));
        return (int) fleet.policyTargets().stream()
                .filter(t -> match.of(t).map(p -> p.id().equals(DRAFT)).orElse(false))
                .count();
    }

    private static int indexOf(List<StoredPolicy> policies, @Nullable String id) {
        for (int i = 0; i < policies.size(); i++) {
            if (policies.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private static StoredPolicy draft(PolicyDraft.Targets targets) {
        PolicyDraft standard = PolicyDraft.standard();
        PolicyDraft draft =
                new PolicyDraft(DRAFT, true, standard.strength(), true, standard.rotationMinutes(), List.of(), targets);
        return new StoredPolicy(DRAFT, 0, 0, false, Instant.EPOCH, "", draft);
    }

    private static List<StoredPolicy> renumbered(List<StoredPolicy> policies) {
        List<StoredPolicy> numbered = new ArrayList<>();
        for (StoredPolicy p : policies) {
            numbered.add(new StoredPolicy(
                    p.id(), p.version(), numbered.size() + 1, p.isDefault(), p.savedAt(), p.savedBy(), p.draft()));
        }
        return numbered;
    }
}
