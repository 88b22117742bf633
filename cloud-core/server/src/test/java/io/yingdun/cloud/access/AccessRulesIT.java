package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccessRulesIT extends RunningCloud {

    /** The container's own page for errors; a direct request to it is refused. */
    private static final Set<String> WITHOUT_RULE = Set.of("/error");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

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
    void everyRuleHasARoute() {
        assertThat(AccessRules.TABLE)
                .filteredOn(rule -> !rule.pattern().startsWith("/actuator/"))
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
