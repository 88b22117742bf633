package io.yingdun.cloud.access;

import static io.yingdun.cloud.access.Caller.Kind.STAFF;
import static io.yingdun.cloud.access.Scope.ADMIN;
import static io.yingdun.cloud.access.Scope.AUDIT;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.yingdun.cloud.access.Caller.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Every route and who may use it. A request takes the first rule that fits; without one it is refused, whoever asks. A
 * test walks the running server's routes and fails for any that is not here, and for any line here without a route.
 *
 * <p>Routes open to {@code LINK} name their object by the variables {@code {study}}, {@code {series}} and
 * {@code {instance}}: a link that does not cover that object is refused before the controller is reached.
 */
final class AccessRules {

    static final List<Rule> TABLE = List.of(
            open(GET, "/actuator/health"),
            open(GET, "/actuator/health/**"),
            rule(GET, "/api/keys", ADMIN, STAFF),
            rule(POST, "/api/keys", ADMIN, STAFF),
            rule(POST, "/api/keys/{id}/rotation", ADMIN, STAFF),
            rule(DELETE, "/api/keys/{id}", ADMIN, STAFF),
            rule(GET, "/api/audit", AUDIT, STAFF),
            rule(GET, "/api/audit/verification", AUDIT, STAFF),
            rule(GET, "/api/audit/export", AUDIT, STAFF));

    private AccessRules() {}

    /**
     * One line of the table; without a method it is meant for any.
     *
     * @param anyBodySize whether the controller itself watches over the size of what is sent; otherwise 1 MiB is the most
     */
    record Rule(@Nullable HttpMethod method, String pattern, Permit permit, boolean anyBodySize) {

        Rule withAnyBodySize() {
            return new Rule(method, pattern, permit, true);
        }
    }

    static Optional<Rule> forRoute(HttpMethod method, String pattern) {
        return TABLE.stream()
                .filter(rule -> rule.pattern.equals(pattern) && (rule.method == null || rule.method.equals(method)))
                .findFirst();
    }

    private static Rule open(@Nullable HttpMethod method, String pattern) {
        return new Rule(method, pattern, Permit.EVERYONE, false);
    }

    private static Rule rule(HttpMethod method, String pattern, Scope scope, Kind first, Kind... others) {
        return new Rule(method, pattern, Permit.of(scope, first, others), false);
    }
}
