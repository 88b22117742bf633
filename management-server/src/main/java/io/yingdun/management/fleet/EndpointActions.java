package io.yingdun.management.fleet;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What officers do to endpoints. Each endpoint is a transaction of its own, so that one refusal stops no other. */
@Service
class EndpointActions {

    enum Action {
        MOVE_TO_GROUP,
        QUARANTINE,
        RELEASE,
        RETIRE,
        REAPPLY_POLICY
    }

    enum Outcome {
        DONE,
        FAILED
    }

    record Result(
            String id,
            Outcome outcome,
            @Nullable String code,
            @Nullable String detail) {}

    private final EndpointMapper endpoints;
    private final FleetService fleet;
    private final GroupService groups;
    private final EndpointPolicies policies;
    private final LiveConnections connections;
    private final EndpointFeed feed;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    EndpointActions(
            EndpointMapper endpoints,
            FleetService fleet,
            GroupService groups,
            EndpointPolicies policies,
            LiveConnections connections,
            EndpointFeed feed,
            AuditLog audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.endpoints = endpoints;
        this.fleet = fleet;
        this.groups = groups;
        this.policies = policies;
        this.connections = connections;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** {@code keepKey}: on release, go on trusting a key that was in doubt. */
    List<Result> act(List<String> ids, Action action, @Nullable String groupId, boolean keepKey) {
        if (action == Action.MOVE_TO_GROUP && groupId != null && !groupId.isEmpty()) {
            groups.required(groupId);
        }
        List<Result> results = new ArrayList<>();
        for (String id : ids) {
            results.add(one(id, action, groupId, keepKey));
        }
        feed.changed(ids);
        return results;
    }

    private Result one(String id, Action action, @Nullable String groupId, boolean keepKey) {
        try {
            transaction.executeWithoutResult(status -> {
                switch (action) {
                    case MOVE_TO_GROUP -> move(id, groupId);
                    case QUARANTINE -> quarantine(id);
                    case RELEASE -> release(id, keepKey);
                    case RETIRE -> retire(id);
                    case REAPPLY_POLICY -> reapply(id);
                }
            });
        } catch (ProblemException e) {
            return new Result(id, Outcome.FAILED, e.code(), e.getMessage());
        }
        // Only after the commit: an agent that comes back at once must meet the new truth.
        if (action == Action.QUARANTINE) {
            connections.refuseQuarantined(id);
        } else if (action == Action.RETIRE) {
            connections.refuseRetired(id);
        }
        return new Result(id, Outcome.DONE, null, null);
    }

    void rename(String id, String name) {
        transaction.executeWithoutResult(status -> {
            require(endpoints.rename(id, name));
            endpoints.tell(id, clock.instant(), TimelineKind.RENAMED, name);
            audit.record("endpoint.renamed", id, Map.of("name", name));
        });
        feed.changed(List.of(id));
    }

    private void move(String id, @Nullable String groupId) {
        String target = groupId == null || groupId.isEmpty() ? null : groupId;
        require(endpoints.move(id, target));
        String name = target == null ? "" : groups.required(target).name();
        endpoints.tell(id, clock.instant(), TimelineKind.MOVED, name);
        policies.membershipChanged("endpoint moved");
        audit.record("endpoint.moved", id, Map.of("group", name));
    }

    private void quarantine(String id) {
        if (fleet.standing(List.of(id)).isEmpty()) {
            throw ProblemException.notFound("endpoint");
        }
        fleet.quarantine(id, QuarantineKind.BY_OFFICER, "by an officer");
        audit.record("endpoint.quarantined", id, Map.of());
    }

    private void release(String id, boolean keepKey) {
        String kind = endpoints.quarantineKind(id);
        if (kind == null) {
            throw new ProblemException(
                    "not-quarantined",
                    409,
                    "Not quarantined",
                    "This endpoint is not in quarantine; load the list again.");
        }
        boolean sameKey = keepKey || !QuarantineKind.valueOf(kind).keyInDoubt();
        Instant now = clock.instant();
        endpoints.release(id, sameKey, now);
        endpoints.tell(
                id, now, TimelineKind.RELEASED, sameKey ? "with the same key" : "has to enrol again with a new code");
        audit.record("endpoint.released", id, Map.of("keepKey", sameKey));
    }

    private void retire(String id) {
        require(endpoints.retire(id, clock.instant()));
        endpoints.tell(id, clock.instant(), TimelineKind.RETIRED, "by an officer");
        audit.record("endpoint.retired", id, Map.of());
    }

    private void reapply(String id) {
        if (fleet.standing(List.of(id)).isEmpty()) {
            throw ProblemException.notFound("endpoint");
        }
        policies.reapply(List.of(id));
        audit.record("endpoint.policy-reapplied", id, Map.of());
    }

    private static void require(int rows) {
        if (rows == 0) {
            throw ProblemException.notFound("endpoint");
        }
    }
}
