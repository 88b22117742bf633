package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.foundation.testkit.ApiClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccessRulesIT extends RunningCloud {

    /** The container's own page for errors; a direct request to it is refused. */
    private static final Set<String> WITHOUT_RULE = Set.of("/error");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    /** Static pages. */
    @Autowired
    @Qualifier("resourceHandlerMapping")
    private SimpleUrlHandlerMapping files;

    @Autowired
    @Qualifier("viewControllerHandlerMapping")
    private SimpleUrlHandlerMapping pages;

    @Autowired
    private AccessRules rules;

    record Route(HttpMethod method, String pattern) {}

    @Test
    void everyRouteHasARule() {
        assertThat(routes())
                .isNotEmpty()
                .allSatisfy(route -> assertThat(rules.forRoute(route.method, route.pattern))
                        .as("rule for %s", route)
                        .isPresent());
    }

    @Test
    void everyRuleHasARoute() {
        List<Route> routes = routes();
        Stream.of(files, pages)
                .flatMap(mapping -> mapping.getUrlMap().keySet().stream())
                .forEach(pattern -> routes.add(new Route(HttpMethod.GET, pattern)));
        assertThat(rules.rules())
                .filteredOn(rule -> !rule.pattern().startsWith("/actuator/"))
                .allSatisfy(rule -> assertThat(routes)
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
        List<AccessRules.Rule> table = rules.rules();
        assertThat(table.stream()
                        .map(rule -> rule.method() + " " + rule.pattern())
                        .distinct())
                .hasSameSizeAs(table);
    }

    @Test
    void everyRouteOpenToLinksNamesItsStudy() {
        assertThat(new AccessRules().rules())
                .filteredOn(rule -> rule.permit().kinds().contains(Caller.Kind.LINK))
                .filteredOn(rule -> !rule.permit().equals(Permit.LINK_HOLDER))
                .allSatisfy(rule -> assertThat(rule.pattern()).contains("{study}"));
    }

    /** Asks every rule's route as everybody: refused with the right problem, or let through to the controller. */
    @TestFactory
    Stream<DynamicTest> letsInWhomTheTableNamesAndNobodyElse() {
        Map<String, ApiClient> clients = new LinkedHashMap<>();
        open("1.2.3", "DOCTOR");
        open("1.2.3", "APPROVER");
        for (StaffRole role : StaffRole.values()) {
            clients.put(role.name(), loggedInAs(role.name()));
        }
        clients.put("SERVICE", service());
        clients.put("LINK", service().bearing(linkToStudy("1.2.3")));
        return rules.rules().stream()
                .filter(rule ->
                        rule.pattern().startsWith("/api/") || rule.pattern().startsWith("/dicomweb/"))
                .filter(rule -> !rule.pattern().startsWith("/api/session"))
                .filter(rule -> !rule.permit().everyone())
                .map(rule -> DynamicTest.dynamicTest(rule.method() + " " + rule.pattern(), () -> ask(rule, clients)));
    }

    private void ask(AccessRules.Rule rule, Map<String, ApiClient> clients) {
        String path = rule.pattern().replace("{study}", "1.2.3").replaceAll("\\{[^}]+}", "4.5");
        String method = String.valueOf(rule.method());
        ApiClient anyone = anyone();
        anyone.get("/api/session");
        assertThat(send(anyone, method, path).code()).isEqualTo("not-logged-in");
        clients.forEach((who, client) -> {
            ApiClient.Answer answer = send(client, method, path);
            if (isMeant(rule.permit(), who)) {
                assertThat(answer.status())
                        .as("%s by %s: %s", path, who, answer.text())
                        .isNotIn(401, 403);
            } else {
                assertThat(answer.code())
                        .as("%s by %s", path, who)
                        .isEqualTo(who.equals("LINK") ? "not-found" : "forbidden");
            }
        });
    }

    private static boolean isMeant(Permit permit, String who) {
        Caller.Kind kind = switch (who) {
            case "SERVICE", "LINK" -> Caller.Kind.valueOf(who);
            default -> Caller.Kind.STAFF;
        };
        Set<Scope> scopes = switch (kind) {
            case SERVICE -> Set.of(Scope.READ, Scope.SEARCH, Scope.STORE, Scope.SHARE);
            case LINK, PATIENT -> Set.of(Scope.READ);
            case STAFF -> StaffRole.valueOf(who).scopes();
        };
        return permit.kinds().contains(kind) && (permit.scope() == null || scopes.contains(permit.scope()));
    }

    private String linkToStudy(String study) {
        return service()
                .post(
                        "/api/links",
                        Map.of("objects", List.of(Map.of("studyUid", study)), "purpose", "test", "minutes", 5))
                .json()
                .get("token")
                .asString();
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
