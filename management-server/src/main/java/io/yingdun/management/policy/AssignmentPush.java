package io.yingdun.management.policy;

import static io.yingdun.foundation.runtime.JsonRows.row;

import io.yingdun.foundation.runtime.JsonRows;
import io.yingdun.management.token.SlotRequest;
import io.yingdun.management.token.TokenIssuer;
import io.yingdun.management.token.TokenPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts assignments together with their tokens and sends them to who is connected, two hundred at a time: the first
 * screens change while tokens for the last are still being issued.
 */
@Component
class AssignmentPush {

    private static final int CHUNK = 200;

    private final AgentLink link;
    private final TokenIssuer tokens;
    private final AssignmentMapper assignments;
    private final AssignmentMessages messages;
    private final JsonRows rows;
    private final TransactionTemplate transaction;

    AssignmentPush(
            AgentLink link,
            TokenIssuer tokens,
            AssignmentMapper assignments,
            AssignmentMessages messages,
            JsonRows rows,
            TransactionTemplate transaction) {
        this.link = link;
        this.tokens = tokens;
        this.assignments = assignments;
        this.messages = messages;
        this.rows = rows;
        this.transaction = transaction;
    }

    Set<String> connected() {
        return link.connected();
    }

    /** Whoever is not connected is told when it comes back. */
    void push(List<AssignmentPlanner.Plan> plans) {
        Set<String> connected = link.connected();
        List<AssignmentPlanner.Plan> reachable = plans.stream()
                .filter(p -> connected.contains(p.assignment().endpointId()))
                .toList();
        for (int from = 0; from < reachable.size(); from += CHUNK) {
            pushChunk(reachable.subList(from, Math.min(reachable.size(), from + CHUNK)));
        }
    }

    private void pushChunk(List<AssignmentPlanner.Plan> chunk) {
        List<AssignmentPlanner.Plan> marked =
                chunk.stream().filter(p -> p.policy().draft().enabled()).toList();
        Map<String, TokenPlan> tokenPlans = marked.isEmpty() ? Map.of() : issue(marked);
        for (AssignmentPlanner.Plan plan : chunk) {
            String id = plan.assignment().endpointId();
            link.push(id, messages.of(plan.assignment(), plan.policy(), tokenPlans.get(id)));
        }
    }

    private Map<String, TokenPlan> issue(List<AssignmentPlanner.Plan> marked) {
        Map<String, TokenPlan> issued = transaction.execute(status -> {
            Map<String, TokenPlan> plans = tokens.plan(marked.stream()
                    .map(p -> new SlotRequest(
                            p.assignment().endpointId(),
                            p.assignment().userName(),
                            p.policy().draft().rotationMinutes()))
                    .toList());
            assignments.slotsUntil(rows.text(plans.entrySet().stream()
                    .map(e ->
                            row("endpoint_id", e.getKey(), "until", e.getValue().until()))
                    .toList()));
            return plans;
        });
        return issued == null ? Map.of() : issued;
    }
}
