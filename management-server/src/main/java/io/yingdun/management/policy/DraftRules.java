package io.yingdun.management.policy;

import io.yingdun.foundation.problem.FieldProblem;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.fleet.Group;
import io.yingdun.management.fleet.GroupService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a draft must be beyond the shape of its fields. */
@Component
class DraftRules {

    private final GroupService groups;
    private final FleetService fleet;

    DraftRules(GroupService groups, FleetService fleet) {
        this.groups = groups;
        this.fleet = fleet;
    }

    void check(PolicyDraft draft) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < draft.regions().size(); i++) {
            if (draft.regions().get(i).empty()) {
                problems.add(new FieldProblem("regions[" + i + "]", "must have right > left and bottom > top"));
            }
        }
        problems.addAll(targetProblems(draft.targets()));
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private List<FieldProblem> targetProblems(PolicyDraft.Targets targets) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!targets.everyone()
                && targets.groupIds().isEmpty()
                && targets.endpointIds().isEmpty()) {
            problems.add(new FieldProblem("targets", "must name everyone, a group or an endpoint"));
        }
        Set<String> known = groups.all().stream().map(Group::id).collect(Collectors.toSet());
        if (!known.containsAll(targets.groupIds())) {
            problems.add(new FieldProblem("targets.groupIds", "names a group that does not exist"));
        }
        if (!fleet.standing(targets.endpointIds()).keySet().containsAll(targets.endpointIds())) {
            problems.add(new FieldProblem("targets.endpointIds", "names an endpoint that does not exist"));
        }
        return problems;
    }
}
