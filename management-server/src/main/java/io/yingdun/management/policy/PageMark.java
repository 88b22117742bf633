package io.yingdun.management.policy;

import org.springframework.stereotype.Service;

/** How pages of the imaging cloud are marked: by the policy that matches everybody, for no other can be about them. */
@Service
public class PageMark {

    private final PolicyStore store;

    PageMark(PolicyStore store) {
        this.store = store;
    }

    /** @param strength 1 to 10 */
    public record Look(boolean enabled, int strength, int rotationMinutes) {}

    public Look look() {
        PolicyDraft draft = store.all().stream()
                .filter(StoredPolicy::isDefault)
                .map(StoredPolicy::draft)
                .findFirst()
                .orElseGet(PolicyDraft::standard);
        return new Look(draft.enabled(), draft.strength(), draft.rotationMinutes());
    }
}
