package io.yingdun.cloud.access;

import static io.yingdun.cloud.access.Caller.Kind.LINK;
import static io.yingdun.cloud.access.Caller.Kind.PATIENT;
import static io.yingdun.cloud.access.Caller.Kind.SERVICE;
import static io.yingdun.cloud.access.Caller.Kind.STAFF;
import static io.yingdun.cloud.access.Scope.ADMIN;
import static io.yingdun.cloud.access.Scope.AUDIT;
import static io.yingdun.cloud.access.Scope.DECIDE;
import static io.yingdun.cloud.access.Scope.READ;
import static io.yingdun.cloud.access.Scope.SEARCH;
import static io.yingdun.cloud.access.Scope.SHARE;
import static io.yingdun.cloud.access.Scope.STORE;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.yingdun.cloud.access.Caller.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Every route and who may use it. A request takes the first rule that fits; without one it is refused, whoever asks. A
 * test walks the running server's routes and fails for any that is not here, and for any line here without a route.
 *
 * <p>Routes open to {@code LINK} name their object by the variables {@code {study}}, {@code {series}} and
 * {@code {instance}}: a link that does not cover that object is refused before the controller is reached.
 */
final class AccessRules {

    private static final List<Rule> TABLE = List.of(
            open(GET, "/actuator/health"),
            open(GET, "/actuator/health/**"),
            open(GET, "/viewer/**"),
            open(GET, "/patient/**"),
            open(GET, "/doctor/**"),
            open(GET, "/q"),
            open(GET, "/api/embedding"),
            open(GET, "/api/session"),
            open(POST, "/api/session"),
            new Rule(DELETE, "/api/session", Permit.OWN_SESSION, false),
            new Rule(PUT, "/api/session/password", Permit.OWN_SESSION, false),
            new Rule(POST, "/api/link-session", Permit.LINK_HOLDER, false),
            rule(POST, "/api/links", SHARE, STAFF, SERVICE),
            rule(DELETE, "/api/links/{id}", SHARE, STAFF, SERVICE),
            new Rule(GET, "/api/openapi.json", Permit.STAFF_AND_SERVICES, false),
            new Rule(GET, "/api/openapi.json.yaml", Permit.STAFF_AND_SERVICES, false),
            rule(GET, "/dicomweb/studies", SEARCH, SERVICE),
            rule(GET, "/dicomweb/series", SEARCH, SERVICE),
            rule(GET, "/dicomweb/instances", SEARCH, SERVICE),
            shown("/dicomweb/studies/{study}/series"),
            shown("/dicomweb/studies/{study}/instances"),
            shown("/dicomweb/studies/{study}/series/{series}/instances"),
            file("/dicomweb/studies/{study}"),
            shown("/dicomweb/studies/{study}/metadata"),
            shown("/dicomweb/studies/{study}/rendered"),
            shown("/dicomweb/studies/{study}/thumbnail"),
            file("/dicomweb/studies/{study}/series/{series}"),
            shown("/dicomweb/studies/{study}/series/{series}/metadata"),
            shown("/dicomweb/studies/{study}/series/{series}/rendered"),
            shown("/dicomweb/studies/{study}/series/{series}/thumbnail"),
            file("/dicomweb/studies/{study}/series/{series}/instances/{instance}"),
            shown("/dicomweb/studies/{study}/series/{series}/instances/{instance}/metadata"),
            shown("/dicomweb/studies/{study}/series/{series}/instances/{instance}/rendered"),
            shown("/dicomweb/studies/{study}/series/{series}/instances/{instance}/thumbnail"),
            shown("/dicomweb/studies/{study}/series/{series}/instances/{instance}/frames/{list}"),
            shown("/dicomweb/studies/{study}/series/{series}/instances/{instance}/frames/{frame}/rendered"),
            shown("/dicomweb/studies/{study}/series/{series}/instances/{instance}/bulkdata/{offset}/{length}"),
            rule(POST, "/dicomweb/studies", STORE, SERVICE).withAnyBodySize(),
            rule(POST, "/dicomweb/studies/{study}", STORE, STAFF, SERVICE).withAnyBodySize(),
            rule(GET, "/dicomweb/wado", READ, STAFF, SERVICE),
            open(POST, "/api/joining/authenticator"),
            open(POST, "/api/joining"),
            rule(GET, "/api/staff", ADMIN, STAFF),
            rule(POST, "/api/staff/invitations", ADMIN, STAFF),
            rule(DELETE, "/api/staff/invitations/{id}", ADMIN, STAFF),
            rule(PUT, "/api/staff/{id}", ADMIN, STAFF),
            rule(GET, "/api/doctor/studies", READ, STAFF),
            rule(GET, "/api/doctor/searches", READ, STAFF),
            rule(POST, "/api/doctor/searches", READ, STAFF),
            rule(DELETE, "/api/doctor/searches/{id}", READ, STAFF),
            rule(GET, "/api/doctor/grants", READ, STAFF),
            rule(GET, "/api/doctor/requests", READ, STAFF),
            rule(POST, "/api/doctor/requests", READ, STAFF),
            rule(DELETE, "/api/doctor/requests/{request}", READ, STAFF),
            rule(POST, "/api/doctor/emergencies", READ, STAFF),
            rule(GET, "/api/doctor/decisions", DECIDE, STAFF),
            rule(POST, "/api/doctor/decisions/{request}", DECIDE, STAFF),
            rule(GET, "/api/doctor/reviews", DECIDE, STAFF),
            rule(POST, "/api/doctor/reviews/{grant}", DECIDE, STAFF),
            rule(GET, "/api/doctor/granted", DECIDE, STAFF),
            rule(POST, "/api/doctor/granted/{grant}/end", DECIDE, STAFF),
            rule(GET, "/api/doctor/explanations", READ, STAFF),
            rule(GET, "/api/doctor/explanations/{report}", READ, STAFF),
            rule(POST, "/api/doctor/explanations/{report}/decision", READ, STAFF),
            rule(GET, "/api/explanations/setting", ADMIN, STAFF),
            rule(PUT, "/api/explanations/setting", ADMIN, STAFF),
            rule(POST, "/api/doctor/studies/{study}/shares", SHARE, STAFF),
            rule(GET, "/api/doctor/shares", READ, STAFF),
            rule(DELETE, "/api/doctor/shares/{share}", SHARE, STAFF),
            rule(GET, "/api/keys", ADMIN, STAFF),
            rule(POST, "/api/keys", ADMIN, STAFF),
            rule(POST, "/api/keys/{id}/rotation", ADMIN, STAFF),
            rule(DELETE, "/api/keys/{id}", ADMIN, STAFF),
            rule(GET, "/api/archive/patients", ADMIN, STAFF),
            rule(GET, "/api/archive/conflicts", ADMIN, STAFF),
            rule(POST, "/api/archive/conflicts/{id}/resolution", ADMIN, STAFF),
            rule(GET, "/api/archive/corrections", ADMIN, STAFF),
            rule(POST, "/api/archive/corrections/merge", ADMIN, STAFF),
            rule(POST, "/api/archive/corrections/patient-id", ADMIN, STAFF),
            rule(POST, "/api/archive/corrections/patient", ADMIN, STAFF),
            rule(POST, "/api/archive/corrections/study", ADMIN, STAFF),
            rule(DELETE, "/api/archive/corrections/{id}", ADMIN, STAFF),
            rule(GET, "/api/ris/messages", ADMIN, STAFF),
            rule(GET, "/api/ris/messages/{id}", ADMIN, STAFF),
            rule(POST, "/api/ris/messages/{id}/resending", ADMIN, STAFF),
            rule(POST, "/api/ris/messages/{id}/dismissal", ADMIN, STAFF),
            rule(GET, "/api/ris/unmatched-studies", ADMIN, STAFF),
            rule(POST, "/api/ris/unmatched-studies/{studyUid}/resolution", ADMIN, STAFF),
            rule(POST, "/api/ris/unmatched-studies/{studyUid}/dismissal", ADMIN, STAFF),
            rule(GET, "/api/ris/orders", ADMIN, STAFF),
            rule(GET, "/api/ris/orders/history", ADMIN, STAFF),
            rule(GET, "/api/ris/reports", ADMIN, STAFF),
            rule(POST, "/api/ris/labels", ADMIN, STAFF, SERVICE),
            rule(DELETE, "/api/ris/labels/{order}", ADMIN, STAFF, SERVICE),
            open(POST, "/api/pickup"),
            open(GET, "/api/patient/verification"),
            open(POST, "/api/patient/codes"),
            open(POST, "/api/patient/session"),
            rule(GET, "/api/patient/session", READ, PATIENT),
            rule(DELETE, "/api/patient/session", READ, PATIENT),
            rule(GET, "/api/patient/studies", READ, PATIENT),
            rule(GET, "/api/patient/studies/{studyUid}/reports", READ, PATIENT),
            rule(GET, "/api/patient/studies/{studyUid}/reports/{report}/document", READ, PATIENT),
            rule(POST, "/api/patient/studies/{studyUid}/reports/{report}/explanation", READ, PATIENT),
            rule(GET, "/api/patient/explanations", READ, PATIENT),
            rule(PUT, "/api/patient/explanations/consent", READ, PATIENT),
            rule(POST, "/api/patient/studies/{studyUid}/link", READ, PATIENT),
            rule(GET, "/api/patient/studies/{studyUid}/viewings", READ, PATIENT),
            rule(POST, "/api/patient/studies/{studyUid}/shares", READ, PATIENT),
            rule(GET, "/api/patient/shares", READ, PATIENT),
            rule(DELETE, "/api/patient/shares/{share}", READ, PATIENT),
            rule(GET, "/api/patient/messages", READ, PATIENT),
            rule(PUT, "/api/patient/messages", READ, PATIENT),
            rule(GET, "/api/messages", ADMIN, STAFF),
            rule(POST, "/api/messages/{id}/resending", ADMIN, STAFF),
            rule(PUT, "/api/messages/choice", ADMIN, STAFF),
            open(POST, "/api/shares/terms"),
            open(POST, "/api/shares/opening"),
            rule(POST, "/api/studies/{study}/co-viewing", SHARE, STAFF, SERVICE),
            rule(DELETE, "/api/studies/{study}/co-viewing/{session}", SHARE, STAFF, SERVICE),
            // Below the study, where the cookie of a link goes: a WebSocket has no header for its token.
            read("/dicomweb/studies/{study}/co-viewing/{session}"),
            rule(GET, "/dicomweb/studies/{study}/mark", READ, STAFF, LINK).knowingAnonymity(),
            rule(POST, "/dicomweb/studies/{study}/mark", READ, STAFF, LINK).knowingAnonymity(),
            rule(GET, "/dicomweb/studies/{study}/series/{series}/mark", READ, STAFF, LINK)
                    .knowingAnonymity(),
            rule(POST, "/dicomweb/studies/{study}/series/{series}/mark", READ, STAFF, LINK)
                    .knowingAnonymity(),
            rule(GET, "/dicomweb/studies/{study}/series/{series}/instances/{instance}/mark", READ, STAFF, LINK)
                    .knowingAnonymity(),
            rule(POST, "/dicomweb/studies/{study}/series/{series}/instances/{instance}/mark", READ, STAFF, LINK)
                    .knowingAnonymity(),
            rule(GET, "/api/patient/mark", READ, PATIENT),
            rule(POST, "/api/patient/mark", READ, PATIENT),
            rule(GET, "/api/doctor/mark", READ, STAFF),
            rule(POST, "/api/doctor/mark", READ, STAFF),
            shown("/api/studies/{study}/reports"),
            read("/api/studies/{study}/reports/{report}/document"),
            read("/api/archive/studies/{study}/reports"),
            read("/api/archive/studies/{study}/reports/{report}"),
            rule(GET, "/api/in-place", ADMIN, STAFF),
            rule(GET, "/api/in-place/{folder}/failures", ADMIN, STAFF),
            rule(POST, "/api/in-place/{folder}/pause", ADMIN, STAFF),
            rule(POST, "/api/in-place/{folder}/resume", ADMIN, STAFF),
            rule(POST, "/api/in-place/{folder}/rescan", ADMIN, STAFF),
            rule(GET, "/api/peers", ADMIN, STAFF, SERVICE),
            rule(POST, "/api/peers", ADMIN, STAFF, SERVICE),
            rule(PUT, "/api/peers/{id}", ADMIN, STAFF, SERVICE),
            rule(DELETE, "/api/peers/{id}", ADMIN, STAFF, SERVICE),
            rule(GET, "/api/pulls", ADMIN, STAFF, SERVICE),
            rule(POST, "/api/pulls", ADMIN, STAFF, SERVICE),
            rule(GET, "/api/pulls/{id}", ADMIN, STAFF, SERVICE),
            rule(GET, "/api/pulls/{id}/failures", ADMIN, STAFF, SERVICE),
            rule(POST, "/api/pulls/{id}/stop", ADMIN, STAFF, SERVICE),
            rule(POST, "/api/pulls/{id}/resume", ADMIN, STAFF, SERVICE),
            rule(GET, "/api/tiering", ADMIN, STAFF, SERVICE),
            rule(POST, "/api/tiering/pass", ADMIN, STAFF, SERVICE),
            rule(DELETE, "/api/tiering/pass", ADMIN, STAFF, SERVICE),
            rule(GET, "/api/retention", ADMIN, STAFF),
            rule(PUT, "/api/retention", ADMIN, STAFF),
            rule(DELETE, "/api/retention", ADMIN, STAFF),
            rule(POST, "/api/retention/approval", ADMIN, STAFF),
            rule(GET, "/api/retention/holds", ADMIN, STAFF),
            rule(PUT, "/api/retention/holds/{studyUid}", ADMIN, STAFF),
            rule(DELETE, "/api/retention/holds/{studyUid}", ADMIN, STAFF),
            rule(GET, "/api/audit", AUDIT, STAFF),
            rule(GET, "/api/audit/verification", AUDIT, STAFF),
            rule(GET, "/api/audit/export", AUDIT, STAFF),
            rule(GET, "/api/uploads", STORE, SERVICE),
            rule(GET, "/api/uploads/{sha256}", STORE, SERVICE),
            rule(PUT, "/api/uploads/{sha256}", STORE, SERVICE).withAnyBodySize());

    private final List<Rule> rules;
    private final List<PathPatternRequestMatcher> anyBodySize;

    AccessRules() {
        this(TABLE);
    }

    /** A table of its own, for tests. */
    AccessRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.anyBodySize = rules.stream()
                .filter(Rule::anyBodySize)
                .flatMap(rule -> rule.matchers().stream())
                .toList();
    }

    /**
     * One line of the table.
     *
     * @param anyBodySize whether the controller itself watches over the size of what is sent; otherwise 1 MiB is the most
     */
    record Rule(HttpMethod method, String pattern, Permit permit, boolean anyBodySize) {

        Rule withAnyBodySize() {
            return new Rule(method, pattern, permit, true);
        }

        Rule knowingAnonymity() {
            return new Rule(method, pattern, permit.knowingAnonymity(), anyBodySize);
        }

        /** Who may GET may also ask for the head alone (RFC 9110 §9.3.2). */
        List<PathPatternRequestMatcher> matchers() {
            PathPatternRequestMatcher own = PathPatternRequestMatcher.pathPattern(method, pattern);
            return method == GET ? List.of(own, PathPatternRequestMatcher.pathPattern(HEAD, pattern)) : List.of(own);
        }
    }

    List<Rule> rules() {
        return rules;
    }

    Optional<Rule> forRoute(HttpMethod method, String pattern) {
        return rules.stream()
                .filter(rule -> rule.pattern.equals(pattern) && rule.method.equals(method))
                .findFirst();
    }

    boolean takesAnyBodySize(HttpServletRequest request) {
        return anyBodySize.stream().anyMatch(matcher -> matcher.matches(request));
    }

    private static Rule open(HttpMethod method, String pattern) {
        return new Rule(method, pattern, Permit.EVERYONE, false);
    }

    /** What a person of the hospital, a service or the holder of a link may read; not one that hides whose it is. */
    private static Rule read(String pattern) {
        return rule(GET, pattern, READ, STAFF, SERVICE, LINK);
    }

    /** What the holder of a link that hides whose it is may read, too: the feature leaves that out. */
    private static Rule shown(String pattern) {
        return read(pattern).knowingAnonymity();
    }

    /** As {@link #shown}, and to keep: the holder of a link to look at only is not given it. */
    private static Rule file(String pattern) {
        return new Rule(
                GET,
                pattern,
                Permit.of(READ, STAFF, SERVICE, LINK).knowingAnonymity().givingFiles(),
                false);
    }

    static Rule rule(HttpMethod method, String pattern, Scope scope, Kind first, Kind... others) {
        return new Rule(method, pattern, Permit.of(scope, first, others), false);
    }
}
