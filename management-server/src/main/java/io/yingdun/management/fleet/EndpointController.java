package io.yingdun.management.fleet;

import io.yingdun.foundation.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

@RestController
@RequestMapping("/api/endpoints")
class EndpointController {

    private static final int TIMELINE_LINES = 200;

    record Page(List<Endpoint> items, int page, int size, long total) {}

    record Change(
            @Nullable @Size(min = 1, max = 100) String name,
            @Nullable String groupId) {}

    record ActionRequest(
            @NotEmpty @Size(max = 5000) List<String> ids,
            @NotNull EndpointActions.Action action,
            @Nullable String groupId,
            @Nullable Boolean keepKey) {}

    record ActionResults(List<EndpointActions.Result> results) {}

    private final EndpointMapper endpoints;
    private final EndpointActions actions;
    private final EndpointPolicies policies;
    private final ObjectMapper json;

    EndpointController(
            EndpointMapper endpoints, EndpointActions actions, EndpointPolicies policies, ObjectMapper json) {
        this.endpoints = endpoints;
        this.actions = actions;
        this.policies = policies;
        this.json = json;
    }

    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable EndpointState state,
            @RequestParam(required = false) @Nullable String groupId,
            @RequestParam(required = false) @Nullable Rollout rollout,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "name,asc") String sort,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int size) {
        EndpointFilter filter = EndpointFilter.of(state, groupId, rollout, q);
        List<Endpoint> items = endpoints.list(filter, EndpointSort.orderBy(sort), size, (long) page * size);
        return new Page(items, page, size, endpoints.count(filter));
    }

    @GetMapping("/{id}")
    EndpointDetail one(@PathVariable String id) {
        Endpoint endpoint = found(id);
        String screens = endpoints.screens(id);
        return new EndpointDetail(
                endpoint,
                endpoints.quarantineKind(id),
                screens == null ? List.of() : json.readValue(screens, new TypeReference<List<Screen>>() {}),
                endpoints.timeline(id, TIMELINE_LINES),
                policies.assignment(id).orElse(null));
    }

    @PatchMapping("/{id}")
    Endpoint change(@PathVariable String id, @Valid @RequestBody Change change) {
        found(id);
        if (change.name() != null) {
            if (change.name().isBlank()) {
                throw ProblemException.invalid("name", "must not be blank");
            }
            actions.rename(id, change.name().strip());
        }
        if (change.groupId() != null) {
            actions.act(List.of(id), EndpointActions.Action.MOVE_TO_GROUP, change.groupId(), false);
        }
        return found(id);
    }

    @PostMapping("/actions")
    ActionResults act(@Valid @RequestBody ActionRequest request) {
        return new ActionResults(actions.act(
                request.ids(), request.action(), request.groupId(), Boolean.TRUE.equals(request.keepKey())));
    }

    private Endpoint found(String id) {
        return endpoints.byIds(new String[] {id}).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("endpoint"));
    }
}
