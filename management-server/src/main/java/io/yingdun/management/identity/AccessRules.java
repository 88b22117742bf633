package io.yingdun.management.identity;

import static io.yingdun.management.identity.Access.ALL_OFFICERS;
import static io.yingdun.management.identity.Access.EVERYONE;
import static io.yingdun.management.identity.Access.IMAGING_CLOUD;
import static io.yingdun.management.identity.Access.OWN_SESSION;
import static io.yingdun.management.identity.Access.only;
import static io.yingdun.management.identity.Role.ADMINISTRATOR;
import static io.yingdun.management.identity.Role.AUDITOR;
import static io.yingdun.management.identity.Role.OFFICER;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Every route and who may use it. A request takes the first rule that fits; without one it is refused, whoever asks. A
 * test walks the running server's routes and fails for any that is not here, and for any line here without a route.
 */
final class AccessRules {

    private static final Access FLEET = only(OFFICER);
    private static final Access ENROLMENT = only(ADMINISTRATOR, OFFICER);
    private static final Access AUDIT = only(AUDITOR);
    private static final Access OFFICERS = only(ADMINISTRATOR);

    static final List<Rule> TABLE = List.of(
            // Static pages hold no data; what they load does.
            rule(null, "/", EVERYONE),
            rule(null, "/console", EVERYONE),
            rule(null, "/console/**", EVERYONE),
            rule(GET, "/favicon.ico", EVERYONE),
            rule(GET, "/actuator/health", EVERYONE),
            rule(GET, "/actuator/health/**", EVERYONE),
            // An agent proves itself by its enrolment code.
            rule(POST, "/api/enrolment", EVERYONE),
            rule(POST, "/api/portal/tokens", IMAGING_CLOUD),
            rule(POST, "/api/portal/showings", IMAGING_CLOUD),
            rule(GET, "/api/session", EVERYONE),
            rule(POST, "/api/session", EVERYONE),
            rule(DELETE, "/api/session", OWN_SESSION),
            rule(PUT, "/api/session/password", OWN_SESSION),
            rule(GET, "/api/overview", ALL_OFFICERS),
            rule(GET, "/api/alerts", ALL_OFFICERS),
            rule(POST, "/api/alerts/{id}/acknowledgement", only(ADMINISTRATOR, OFFICER)),
            rule(GET, "/api/events", ALL_OFFICERS),
            rule(GET, "/api/endpoints", ALL_OFFICERS),
            rule(GET, "/api/endpoints/{id}", ALL_OFFICERS),
            rule(PATCH, "/api/endpoints/{id}", FLEET),
            rule(POST, "/api/endpoints/actions", FLEET),
            rule(GET, "/api/groups", ALL_OFFICERS),
            rule(POST, "/api/groups", FLEET),
            rule(PUT, "/api/groups/{id}", FLEET),
            rule(DELETE, "/api/groups/{id}", FLEET),
            rule(GET, "/api/enrolment-codes", ENROLMENT),
            rule(POST, "/api/enrolment-codes", ENROLMENT),
            rule(DELETE, "/api/enrolment-codes/{id}", ENROLMENT),
            rule(POST, "/api/assets/preview", ENROLMENT),
            rule(POST, "/api/assets/imports/{importId}", ENROLMENT),
            rule(GET, "/api/assets/export", ENROLMENT),
            rule(GET, "/api/policies", ALL_OFFICERS),
            rule(POST, "/api/policies", FLEET),
            rule(PUT, "/api/policies/order", FLEET),
            rule(POST, "/api/policies/reach", FLEET),
            rule(PUT, "/api/policies/{id}", FLEET),
            rule(DELETE, "/api/policies/{id}", FLEET),
            rule(GET, "/api/policies/{id}/versions", ALL_OFFICERS),
            rule(POST, "/api/policies/{id}/rollback", FLEET),
            rule(GET, "/api/policies/{id}/rollout", ALL_OFFICERS),
            rule(POST, "/api/traces", FLEET),
            rule(GET, "/api/traces", FLEET),
            rule(GET, "/api/traces/{id}", FLEET),
            rule(DELETE, "/api/traces/{id}", FLEET),
            rule(GET, "/api/traces/{id}/picture", FLEET),
            rule(GET, "/api/traces/{id}/pictures/{index}", FLEET),
            rule(GET, "/api/traces/{id}/evidence", FLEET),
            rule(GET, "/api/traces/{id}/report", FLEET),
            rule(GET, "/api/traces/{id}/pack", FLEET),
            rule(POST, "/api/traces/{id}/repetitions", FLEET),
            rule(POST, "/api/traces/{id}/attempts", FLEET),
            rule(GET, "/api/traces/{id}/pictures/{index}/preview", FLEET),
            rule(GET, "/api/audit", AUDIT),
            rule(GET, "/api/audit/verification", AUDIT),
            rule(GET, "/api/audit/export", AUDIT),
            rule(GET, "/api/officers", OFFICERS),
            rule(POST, "/api/officers", OFFICERS),
            rule(PATCH, "/api/officers/{id}", OFFICERS));

    private AccessRules() {}

    /** One line of the table; without a method it is meant for any. */
    record Rule(@Nullable HttpMethod method, String pattern, Access access) {}

    static Optional<Rule> forRoute(HttpMethod method, String pattern) {
        return TABLE.stream()
                .filter(rule -> rule.pattern.equals(pattern) && (rule.method == null || rule.method.equals(method)))
                .findFirst();
    }

    private static Rule rule(@Nullable HttpMethod method, String pattern, Access access) {
        return new Rule(method, pattern, access);
    }
}
