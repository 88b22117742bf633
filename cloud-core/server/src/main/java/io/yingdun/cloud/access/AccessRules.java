package io.yingdun.cloud.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Every route and who may use it. A request takes the first rule that fits; without one it is refused, whoever asks. */
final class AccessRules {

    static final List<Rule> TABLE =
            List.of(new Rule(HttpMethod.GET, "/actuator/health"), new Rule(HttpMethod.GET, "/actuator/health/**"));

    private AccessRules() {}

    /** One line of the table, open to everyone; without a method it is meant for any. */
    record Rule(@Nullable HttpMethod method, String pattern) {}
}
