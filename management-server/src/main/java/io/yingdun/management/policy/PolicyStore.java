package io.yingdun.management.policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Policies as values: the drafts in and out of their JSON columns. */
@Component
class PolicyStore {

    record Version(int version, Instant savedAt, String savedBy, PolicyDraft draft) {}

    private final PolicyMapper policies;
    private final ObjectMapper json;

    PolicyStore(PolicyMapper policies, ObjectMapper json) {
        this.policies = policies;
        this.json = json;
    }

    /** In order of priority. */
    List<StoredPolicy> all() {
        return policies.all().stream().map(this::stored).toList();
    }

    Optional<StoredPolicy> find(String id) {
        return all().stream().filter(p -> p.id().equals(id)).findFirst();
    }

    Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        all().forEach(p -> names.put(p.id(), p.draft().name()));
        return names;
    }

    List<Version> versions(String id) {
        return policies.versions(id).stream()
                .map(r -> new Version(r.version(), r.savedAt(), r.savedBy(), draft(r.draft())))
                .toList();
    }

    void insert(StoredPolicy policy) {
        PolicyMapper.Row row = row(policy);
        policies.insert(row);
        policies.keepVersion(row);
    }

    void update(StoredPolicy policy) {
        PolicyMapper.Row row = row(policy);
        policies.update(row);
        policies.keepVersion(row);
    }

    private StoredPolicy stored(PolicyMapper.Row row) {
        return new StoredPolicy(
                row.id(),
                row.version(),
                row.priority(),
                row.isDefault(),
                row.savedAt(),
                row.savedBy(),
                draft(row.draft()));
    }

    private PolicyMapper.Row row(StoredPolicy p) {
        return new PolicyMapper.Row(
                p.id(),
                p.version(),
                p.priority(),
                p.isDefault(),
                p.savedAt(),
                p.savedBy(),
                json.writeValueAsString(p.draft()));
    }

    private PolicyDraft draft(String text) {
        return json.readValue(text, PolicyDraft.class);
    }
}
