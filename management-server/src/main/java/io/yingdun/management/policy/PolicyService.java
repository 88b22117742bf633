package io.yingdun.management.policy;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What officers do with policies. Each change is one transaction: policy, version, outbox and audit. */
@Service
class PolicyService {

    private final PolicyStore store;
    private final PolicyMapper mapper;
    private final DraftRules rules;
    private final PolicyOutbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    PolicyService(
            PolicyStore store,
            PolicyMapper mapper,
            DraftRules rules,
            PolicyOutbox outbox,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.mapper = mapper;
        this.rules = rules;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new policy comes first, so that it takes effect for all whom it names. */
    @Transactional
    StoredPolicy create(PolicyDraft draft, String officer) {
        rules.check(draft);
        mapper.lock();
        String id = OpaqueId.next();
        List<String> order = new ArrayList<>(List.of(id));
        store.all().forEach(p -> order.add(p.id()));
        store.insert(new StoredPolicy(id, 1, 1, false, clock.instant(), officer, draft));
        mapper.order(order.toArray(String[]::new));
        return saved("policy.created", id, draft);
    }

    @Transactional
    StoredPolicy change(String id, int expectedVersion, PolicyDraft draft, String officer) {
        rules.check(draft);
        mapper.lock();
        StoredPolicy old = required(id);
        if (old.version() != expectedVersion) {
            throw new ProblemException(
                    "policy-changed",
                    412,
                    "Policy changed meanwhile",
                    "It now has version " + old.version() + "; load it again and repeat the change.");
        }
        return saveNext(old, draft, officer, "policy.changed");
    }

    @Transactional
    StoredPolicy rollBack(String id, int version, String officer) {
        mapper.lock();
        StoredPolicy old = required(id);
        PolicyDraft draft = store.versions(id).stream()
                .filter(v -> v.version() == version)
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("version", "names no version of this policy"))
                .draft();
        return saveNext(old, draft, officer, "policy.rolled-back");
    }

    private StoredPolicy saveNext(StoredPolicy old, PolicyDraft draft, String officer, String action) {
        if (old.isDefault() && !draft.targets().everyone()) {
            throw ProblemException.invalid("targets", "of the default policy must be everyone: {\"all\": true}");
        }
        store.update(new StoredPolicy(
                old.id(), old.version() + 1, old.priority(), old.isDefault(), clock.instant(), officer, draft));
        return saved(action, old.id(), draft);
    }

    private StoredPolicy saved(String action, String id, PolicyDraft draft) {
        StoredPolicy policy = required(id);
        outbox.remember(action);
        audit.record(
                action,
                id,
                Map.of(
                        "name", draft.name(),
                        "version", policy.version(),
                        "enabled", draft.enabled(),
                        "strength", draft.strength(),
                        "rotationMinutes", draft.rotationMinutes(),
                        "regions", draft.regions().size()));
        return policy;
    }

    @Transactional
    void delete(String id) {
        mapper.lock();
        StoredPolicy policy = required(id);
        if (policy.isDefault()) {
            throw new ProblemException(
                    "default-policy",
                    409,
                    "Default policy",
                    "The last policy matches every endpoint and cannot be deleted; switch it off instead.");
        }
        mapper.delete(id, clock.instant());
        mapper.order(store.all().stream().map(StoredPolicy::id).toArray(String[]::new));
        outbox.remember("policy.deleted");
        audit.record("policy.deleted", id, Map.of("name", policy.draft().name()));
    }

    @Transactional
    void order(List<String> ids) {
        mapper.lock();
        List<StoredPolicy> all = store.all();
        boolean complete = ids.size() == all.size()
                && new HashSet<>(ids)
                        .equals(new HashSet<>(all.stream().map(StoredPolicy::id).toList()));
        if (!complete) {
            throw new ProblemException(
                    "policy-changed", 409, "Policies changed meanwhile", "Load the list again, then order all of it.");
        }
        boolean defaultLast =
                all.stream().filter(StoredPolicy::isDefault).allMatch(p -> p.id().equals(ids.get(ids.size() - 1)));
        if (!defaultLast) {
            throw ProblemException.invalid("ids", "must end with the default policy, which matches everybody");
        }
        mapper.order(ids.toArray(String[]::new));
        outbox.remember("policy.ordered");
        audit.record("policy.ordered", "policies", Map.of("order", ids));
    }

    StoredPolicy required(String id) {
        return store.find(id).orElseThrow(() -> ProblemException.notFound("policy"));
    }
}
