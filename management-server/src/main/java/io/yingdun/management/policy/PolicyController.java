package io.yingdun.management.policy;

import io.yingdun.foundation.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/policies")
class PolicyController {

    record RollBack(@NotNull Integer version) {}

    record ReachRequest(
            @NotNull @Valid PolicyDraft.Targets targets,
            @Nullable @Min(1) Integer priority,
            @Nullable String policyId) {}

    record ReachAnswer(int endpoints) {}

    private final PolicyService policies;
    private final PolicyStore store;
    private final PolicyReach reach;
    private final RolloutReport report;

    PolicyController(PolicyService policies, PolicyStore store, PolicyReach reach, RolloutReport report) {
        this.policies = policies;
        this.store = store;
        this.reach = reach;
        this.report = report;
    }

    @GetMapping
    List<Policy> all() {
        Map<String, RolloutCounts> counts = report.counts();
        return store.all().stream()
                .map(p -> Policy.of(p, counts.getOrDefault(p.id(), RolloutCounts.NONE)))
                .toList();
    }

    @PostMapping
    ResponseEntity<Policy> create(@Valid @RequestBody PolicyDraft draft, Principal officer) {
        return answer(HttpStatus.CREATED, policies.create(draft, officer.getName()));
    }

    @PutMapping("/{id}")
    ResponseEntity<Policy> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PolicyDraft draft,
            Principal officer) {
        return answer(HttpStatus.OK, policies.change(id, version(ifMatch), draft, officer.getName()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        policies.delete(id);
    }

    @PutMapping("/order")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void order(@RequestBody @NotEmpty List<String> ids) {
        policies.order(ids);
    }

    @GetMapping("/{id}/versions")
    List<PolicyStore.Version> versions(@PathVariable String id) {
        policies.required(id);
        return store.versions(id);
    }

    @PostMapping("/{id}/rollback")
    ResponseEntity<Policy> rollBack(@PathVariable String id, @Valid @RequestBody RollBack body, Principal officer) {
        return answer(HttpStatus.OK, policies.rollBack(id, body.version(), officer.getName()));
    }

    @GetMapping("/{id}/rollout")
    RolloutReport.Rollout rollout(@PathVariable String id) {
        policies.required(id);
        return report.of(id);
    }

    @PostMapping("/reach")
    ReachAnswer reach(@Valid @RequestBody ReachRequest request) {
        return new ReachAnswer(reach.count(request.targets(), request.priority(), request.policyId()));
    }

    private ResponseEntity<Policy> answer(HttpStatus status, StoredPolicy policy) {
        RolloutCounts counts = report.counts().getOrDefault(policy.id(), RolloutCounts.NONE);
        return ResponseEntity.status(status)
                .eTag("\"" + policy.version() + "\"")
                .body(Policy.of(policy, counts));
    }

    private static int version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ProblemException(
                    "version-missing",
                    428,
                    "Version missing",
                    "Send the version that was changed as If-Match: \"<version>\", so that nobody's change is lost.");
        }
        try {
            return Integer.parseInt(ifMatch.strip().replaceAll("^W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("If-Match", "must be the policy's version in quotes");
        }
    }
}
