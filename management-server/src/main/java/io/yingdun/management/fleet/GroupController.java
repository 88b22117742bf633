package io.yingdun.management.fleet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/groups")
class GroupController {

    record GroupDraft(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 1000) String description) {

        String text() {
            return description == null ? "" : description.strip();
        }
    }

    private final GroupService groups;
    private final EndpointPolicies policies;

    GroupController(GroupService groups, EndpointPolicies policies) {
        this.groups = groups;
        this.policies = policies;
    }

    @GetMapping
    List<Group> all() {
        return groups.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Group create(@Valid @RequestBody GroupDraft draft) {
        return groups.create(draft.name().strip(), draft.text());
    }

    @PutMapping("/{id}")
    Group change(@PathVariable String id, @Valid @RequestBody GroupDraft draft) {
        return groups.change(id, draft.name().strip(), draft.text());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void delete(@PathVariable String id) {
        groups.delete(id);
        policies.membershipChanged("group deleted");
    }
}
