package io.yingdun.management.fleet;

import static io.yingdun.foundation.runtime.JsonRows.row;

import io.yingdun.foundation.runtime.JsonRows;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.management.alert.AlertKind;
import io.yingdun.management.alert.AlertService;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What other features ask of the fleet and write into it. */
@Service
public class FleetService {

    private final EndpointMapper endpoints;
    private final EndpointBatchMapper batches;
    private final EndpointFeed feed;
    private final AlertService alerts;
    private final JsonRows rows;
    private final Clock clock;

    FleetService(
            EndpointMapper endpoints,
            EndpointBatchMapper batches,
            EndpointFeed feed,
            AlertService alerts,
            JsonRows rows,
            Clock clock) {
        this.endpoints = endpoints;
        this.batches = batches;
        this.feed = feed;
        this.alerts = alerts;
        this.rows = rows;
        this.clock = clock;
    }

    /** By id; ids that do not exist are missing. */
    public Map<String, EndpointStanding> standing(Collection<String> ids) {
        return endpoints.standing(ids.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(EndpointStanding::id, Function.identity()));
    }

    /** Also of endpoints that were retired: what they showed may still be traced. */
    public Map<String, Endpoint> byIds(Collection<String> ids) {
        return endpoints.byIds(ids.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(Endpoint::id, Function.identity()));
    }

    /** How large the monitors are that endpoints have or had at last, the most frequent first. */
    public List<ScreenSize> screenSizes(int most) {
        return endpoints.screenSizes(most);
    }

    /**
     * Brings a machine in, and gives the id under which it lives from now on: that of its row on the asset list, that
     * of its own earlier enrolment, or a new one. Keys of an earlier enrolment end here.
     */
    @Transactional
    public String enrol(Enrolment enrolment) {
        Instant now = clock.instant();
        String id = endpoints.findForEnrolment(enrolment.fingerprint(), enrolment.host());
        if (id == null) {
            id = OpaqueId.next();
            endpoints.insert(id, enrolment.host(), enrolment.host(), enrolment.groupId(), now);
        }
        endpoints.enrolled(id, enrolment, now);
        endpoints.tell(id, now, TimelineKind.ENROLLED, "from " + enrolment.address());
        feed.changed(List.of(id));
        return id;
    }

    /** The key of this endpoint is in doubt: nobody may use it until an officer has decided. */
    @Transactional
    public void quarantine(String id, QuarantineKind kind, String detail) {
        Instant now = clock.instant();
        if (endpoints.quarantine(id, kind, now) == 1) {
            endpoints.tell(id, now, TimelineKind.QUARANTINED, detail);
        }
        if (kind.keyInDoubt()) {
            Endpoint endpoint = byIds(List.of(id)).get(id);
            alerts.raise(AlertKind.CLONED_KEY, id, endpoint == null ? null : endpoint.name(), detail);
        }
        feed.changed(List.of(id));
    }

    public void tell(String id, TimelineKind kind, String detail) {
        endpoints.tell(id, clock.instant(), kind, detail);
    }

    /** Endpoints that can have a policy: those that were connected at least once. */
    public List<PolicyTarget> policyTargets() {
        return batches.policyTargets();
    }

    public List<PolicyTarget> policyTargets(Collection<String> ids) {
        return batches.policyTargetsOf(ids.toArray(String[]::new));
    }

    /** How far an endpoint is with its policy, for lists and its time line. */
    public record RolloutChange(
            String endpointId,
            @Nullable String policyId,
            @Nullable String policyName,
            Rollout rollout,
            @Nullable String reason) {}

    /** Joins the caller's transaction. */
    @Transactional
    public void recordRollouts(List<RolloutChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        batches.takeTurn();
        batches.rollouts(rows.text(changes.stream()
                .map(c -> row(
                        "id", c.endpointId(),
                        "policy_id", c.policyId(),
                        "policy_name", c.policyName(),
                        "rollout", c.rollout(),
                        "rollout_reason", c.reason()))
                .toList()));
        batches.tell(rows.text(changes.stream()
                .filter(c -> c.rollout() != Rollout.NONE)
                .map(c -> row(
                        "id",
                        c.endpointId(),
                        "at",
                        now,
                        "kind",
                        kindOf(c.rollout()),
                        "detail",
                        c.policyName() + (c.reason() == null ? "" : ": " + c.reason())))
                .toList()));
        feed.changed(changes.stream().map(RolloutChange::endpointId).toList());
    }

    private static TimelineKind kindOf(Rollout rollout) {
        return switch (rollout) {
            case APPLIED -> TimelineKind.POLICY_APPLIED;
            case FAILED -> TimelineKind.POLICY_FAILED;
            case PENDING, NONE -> TimelineKind.POLICY_ASSIGNED;
        };
    }

    public FleetCounts counts() {
        return batches.counts();
    }

    public List<StateSample> samplesSince(Instant from) {
        return batches.samples(from);
    }

    /** Grows with every change that counts or lists could show. */
    public long changes() {
        return feed.changes();
    }
}
