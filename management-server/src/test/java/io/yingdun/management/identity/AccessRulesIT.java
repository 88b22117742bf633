package io.yingdun.management.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.management.RunningServer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccessRulesIT extends RunningServer {

    /** The container's own page for errors; a direct request to it is refused. */
    private static final Set<String> WITHOUT_RULE = Set.of("/error");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final Map<Role, ApiClient> sessions = new EnumMap<>(Role.class);

    record Route(HttpMethod method, String pattern) {}

    @Test
    void everyRouteHasARule() {
        assertThat(routes())
                .isNotEmpty()
                .allSatisfy(route -> assertThat(AccessRules.forRoute(route.method, route.pattern))
                        .as("rule for %s", route)
                        .isPresent());
    }

    @Test
    void everyRuleOfTheApiHasARoute() {
        assertThat(AccessRules.TABLE)
                .filteredOn(rule -> rule.pattern().startsWith("/api/"))
                .allSatisfy(rule -> assertThat(routes())
                        .as("route for %s %s", rule.method(), rule.pattern())
                        .contains(new Route(rule.method(), rule.pattern())));
    }

    @Test
    void everyRouteNamesItsMethods() {
        assertThat(mappings.getHandlerMethods().keySet())
                .filteredOn(info -> !WITHOUT_RULE.containsAll(info.getPatternValues()))
                .allSatisfy(info ->
                        assertThat(info.getMethodsCondition().getMethods()).isNotEmpty());
    }

    @Test
    void noRuleIsHiddenByAnEarlierOne() {
        List<AccessRules.Rule> table = AccessRules.TABLE;
        assertThat(table.stream()
                        .map(rule -> rule.method() + " " + rule.pattern())
                        .distinct())
                .hasSameSizeAs(table);
    }

    /** Asks every rule's route as everybody: refused with the right problem, or let through to the controller. */
    @TestFactory
    Stream<DynamicTest> letsInWhomTheTableNamesAndNobodyElse() {
        for (Role role : Role.values()) {
            sessions.put(role, loggedInAs(role.name()));
        }
        return AccessRules.TABLE.stream()
                .filter(rule -> rule.pattern().startsWith("/api/"))
                .filter(rule -> !rule.pattern().startsWith("/api/session"))
                .filter(rule -> !rule.pattern().equals("/api/events"))
                .map(rule -> DynamicTest.dynamicTest(rule.method() + " " + rule.pattern(), () -> ask(rule)));
    }

    private void ask(AccessRules.Rule rule) {
        String path = rule.pattern().replaceAll("\\{[^}]+}", "none");
        String method = String.valueOf(rule.method());
        if (!rule.access().everyone()) {
            ApiClient anyone = anyone();
            anyone.get("/api/session");
            assertThat(send(anyone, method, path).code()).isEqualTo("not-logged-in");
        }
        for (Role role : Role.values()) {
            ApiClient.Answer answer = send(sessions.get(role), method, path);
            if (rule.access().roles().contains(role) || rule.access().everyone()) {
                assertThat(answer.status())
                        .as("%s by %s: %s", path, role, answer.text())
                        .isNotIn(401, 403);
            } else {
                assertThat(answer.code()).as("%s by %s", path, role).isEqualTo("forbidden");
            }
        }
    }

    private static ApiClient.Answer send(ApiClient client, String method, String path) {
        return switch (method) {
            case "GET" -> client.get(path);
            case "DELETE" -> client.delete(path);
            default -> client.sendJson(method, path, Map.of());
        };
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (RequestMappingInfo info : mappings.getHandlerMethods().keySet()) {
            for (String pattern : info.getPatternValues()) {
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    routes.add(new Route(method.asHttpMethod(), pattern));
                }
            }
        }
        routes.removeIf(route -> WITHOUT_RULE.contains(route.pattern));
        return routes;
    }
}
