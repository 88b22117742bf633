package io.yingdun.cloud.grant;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.Links;
import io.yingdun.cloud.access.StaffDirectory.Member;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.share.Giver;
import io.yingdun.cloud.share.Shares;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a doctor comes to studies that are not theirs, and how that ends. Nobody decides about themselves; what a responsible person
 * is not responsible for is answered as if it were not there.
 */
@Service
class GrantDecisions {

    private static final int MOST_WAITING = 50;

    private final GrantMapper mapper;
    private final Grants grants;
    private final Links links;
    private final Shares shares;
    private final EmergencyLimit emergencies;
    private final AuditLog audit;
    private final Clock clock;

    GrantDecisions(
            GrantMapper mapper,
            Grants grants,
            Links links,
            Shares shares,
            EmergencyLimit emergencies,
            AuditLog audit,
            Clock clock) {
        this.mapper = mapper;
        this.grants = grants;
        this.links = links;
        this.shares = shares;
        this.emergencies = emergencies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the number means anything is not told. */
    @Transactional
    Request ask(Member person, Request.NumberKind kind, String number, String reason, int hours) {
        if (mapper.waitingOf(person.id()) >= MOST_WAITING) {
            throw ProblemException.invalid("number", "at most " + MOST_WAITING + " requests wait at a time");
        }
        Request request = new Request(
                OpaqueId.next(),
                person.id(),
                person.name(),
                person.department(),
                kind,
                number,
                reason,
                hours,
                grants.responsible(grants.named(kind, number), person),
                clock.instant(),
                Request.State.WAITING,
                null,
                null,
                "");
        mapper.ask(request);
        audit.record("grant.requested", request.id(), describe(kind, number, reason));
        return request;
    }

    @Transactional
    void withdraw(Member person, String id) {
        Request request = waiting(id);
        if (!request.staffId().equals(person.id())) {
            throw Access.notThere();
        }
        mapper.decide(id, Request.State.WITHDRAWN, person.name(), "", clock.instant());
        audit.record("grant.withdrawn", id, Map.of());
    }

    /**
     * @param studies which of those that the number means are opened
     * @param hours from now on
     */
    @Transactional
    void grant(Member by, String id, Set<String> studies, int hours, String reason) {
        Request request = decidable(by, id);
        List<Study> opened = grants.named(request.numberKind(), request.number()).stream()
                .filter(study -> studies.contains(study.studyInstanceUid()))
                .toList();
        if (opened.isEmpty() || opened.size() < studies.size()) {
            throw ProblemException.invalid("studies", "are not what the number means");
        }
        Instant now = clock.instant();
        mapper.decide(id, Request.State.GRANTED, by.name(), reason, now);
        for (Study study : opened) {
            open(
                    request.staffId(),
                    request.staffName(),
                    study,
                    Grant.Kind.REQUEST,
                    id,
                    request.reason(),
                    request.departments(),
                    by.name(),
                    now.plus(Duration.ofHours(hours)));
        }
        audit.record("grant.decided", id, Map.of("granted", true, "staff", request.staffName(), "reason", reason));
    }

    @Transactional
    void refuse(Member by, String id, String reason) {
        Request request = decidable(by, id);
        mapper.decide(id, Request.State.REFUSED, by.name(), reason, clock.instant());
        audit.record("grant.decided", id, Map.of("granted", false, "staff", request.staffName(), "reason", reason));
    }

    /**
     * Opens what a number means at once, for {@link EmergencyLimit#LIFE}. Responsible persons are shown it at the top of their
     * page until they have reviewed it.
     *
     * @return how many studies were opened
     * @throws ProblemException {@code not-found}, {@code too-many-attempts}
     */
    @Transactional
    int breakGlass(Member person, Request.NumberKind kind, String number, String reason) {
        emergencies.admit(person.id());
        List<Study> studies = grants.named(kind, number);
        if (studies.isEmpty()) {
            audit.recordFailure("grant.emergency", person.id(), describe(kind, number, reason));
            return 0;
        }
        Instant until = clock.instant().plus(EmergencyLimit.LIFE);
        String departments = grants.responsible(studies, person);
        for (Study study : studies) {
            open(
                    person.id(),
                    person.name(),
                    study,
                    Grant.Kind.EMERGENCY,
                    null,
                    reason,
                    departments,
                    person.name(),
                    until);
        }
        audit.record("grant.emergency", person.id(), describe(kind, number, reason));
        return studies.size();
    }

    /** Once. @throws ProblemException {@code not-found} */
    @Transactional
    void review(Member by, String id, boolean justified, String review) {
        Grant grant = responsibleFor(by, id);
        if (grant.kind() != Grant.Kind.EMERGENCY || grant.reviewedAt() != null) {
            throw Access.notThere();
        }
        mapper.review(id, by.name(), justified, review, clock.instant());
        audit.record(
                "grant.reviewed", id, Map.of("justified", justified, "staff", grant.staffName(), "reason", review));
    }

    /** At once, with the links that the person has given of the study. */
    @Transactional
    void end(Member by, String id, String reason) {
        Grant grant = responsibleFor(by, id);
        if (grant.endedAt() != null) {
            throw Access.notThere();
        }
        mapper.end(id, by.name(), clock.instant());
        links.endOf(grant.staffName(), grant.studyInstanceUid());
        shares.endOf(Giver.staff(grant.staffId()), grant.studyInstanceUid());
        audit.record(
                "grant.ended",
                id,
                Map.of("staff", grant.staffName(), "study", grant.studyInstanceUid(), "reason", reason));
    }

    private void open(
            String staffId,
            String staffName,
            Study study,
            Grant.Kind kind,
            @Nullable String request,
            String reason,
            String departments,
            String by,
            Instant until) {
        Grant grant = new Grant(
                OpaqueId.next(),
                staffId,
                staffName,
                study.studyInstanceUid(),
                kind,
                request,
                reason,
                departments,
                clock.instant(),
                by,
                until,
                null,
                null,
                null,
                null,
                null,
                "");
        mapper.insert(grant);
        audit.record(
                "grant.given",
                grant.id(),
                Map.of(
                        "staff",
                        staffName,
                        "study",
                        study.studyInstanceUid(),
                        "kind",
                        kind,
                        "expiresAt",
                        until.toString()));
    }

    private Request waiting(String id) {
        Request request = mapper.lockRequest(id);
        if (request == null || request.state() != Request.State.WAITING) {
            throw Access.notThere();
        }
        return request;
    }

    private Request decidable(Member by, String id) {
        Request request = waiting(id);
        requireResponsible(by, request.departments(), request.staffId());
        return request;
    }

    private Grant responsibleFor(Member by, String id) {
        Grant grant = mapper.lock(id);
        if (grant == null) {
            throw Access.notThere();
        }
        requireResponsible(by, grant.departments(), grant.staffId());
        return grant;
    }

    private static void requireResponsible(Member by, String departments, String asking) {
        boolean responsible = !by.department().isEmpty()
                && Arrays.asList(departments.split(GrantMapper.SEPARATOR)).contains(by.department());
        if (!responsible || by.id().equals(asking)) {
            throw Access.notThere();
        }
    }

    private static Map<String, Object> describe(Request.NumberKind kind, String number, String reason) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("kind", kind);
        detail.put("number", number);
        detail.put("reason", reason);
        return detail;
    }
}
