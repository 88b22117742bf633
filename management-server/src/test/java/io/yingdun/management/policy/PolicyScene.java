package io.yingdun.management.policy;

import java.time.Instant;
import java.util.List;

/** Policies for tests, boring but for what a test names. */
final class PolicyScene {

    private PolicyScene() {}

    static StoredPolicy policy(String id, int priority, PolicyDraft.Targets targets) {
        return policy(id, 1, priority, targets, true);
    }

    static StoredPolicy policy(String id, int version, int priority, PolicyDraft.Targets targets, boolean enabled) {
        PolicyDraft draft = new PolicyDraft(id, enabled, 5, true, 60, List.of(), targets);
        return new StoredPolicy(id, version, priority, false, Instant.EPOCH, "officer", draft);
    }

    static PolicyDraft.Targets everyone() {
        return PolicyDraft.Targets.EVERYONE;
    }

    static PolicyDraft.Targets forGroup(String id) {
        return new PolicyDraft.Targets(null, List.of(id), null);
    }

    static PolicyDraft.Targets forEndpoint(String id) {
        return new PolicyDraft.Targets(null, null, List.of(id));
    }
}
