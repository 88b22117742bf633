package io.yingdun.management.policy;

import java.time.Instant;
import java.util.List;

/** A policy as the API shows it; {@code priority} counts from 1, first match wins. */
record Policy(
        String id,
        int version,
        int priority,
        String name,
        boolean enabled,
        int strength,
        boolean trayIcon,
        int rotationMinutes,
        List<PolicyDraft.Region> regions,
        PolicyDraft.Targets targets,
        Instant savedAt,
        String savedBy,
        RolloutCounts rollout,
        int endpoints,
        boolean isDefault) {

    static Policy of(StoredPolicy stored, RolloutCounts rollout) {
        PolicyDraft draft = stored.draft();
        return new Policy(
                stored.id(),
                stored.version(),
                stored.priority(),
                draft.name(),
                draft.enabled(),
                draft.strength(),
                draft.trayIcon(),
                draft.rotationMinutes(),
                draft.regions(),
                draft.targets(),
                stored.savedAt(),
                stored.savedBy(),
                rollout,
                rollout.sum(),
                stored.isDefault());
    }
}
