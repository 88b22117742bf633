package io.yingdun.management.policy;

import static io.yingdun.management.policy.PolicyScene.everyone;
import static io.yingdun.management.policy.PolicyScene.forEndpoint;
import static io.yingdun.management.policy.PolicyScene.forGroup;
import static io.yingdun.management.policy.PolicyScene.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.management.fleet.PolicyTarget;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstMatchTest {

    private static final StoredPolicy DEFAULT = policy("default", 9, everyone());

    private static String match(PolicyTarget target, StoredPolicy... policies) {
        return new FirstMatch(List.of(policies))
                .of(target)
                .map(StoredPolicy::id)
                .orElse("none");
    }

    @Test
    void theLowestPriorityNumberWinsWhateverTheOrderOfTheList() {
        StoredPolicy first = policy("first", 1, forGroup("g"));
        StoredPolicy second = policy("second", 2, forEndpoint("e"));
        assertThat(match(new PolicyTarget("e", "", "g"), DEFAULT, second, first))
                .isEqualTo("first");
    }

    @Test
    void anEndpointIsFoundByItsIdOrItsGroup() {
        StoredPolicy byId = policy("id", 1, forEndpoint("e"));
        StoredPolicy byGroup = policy("group", 2, forGroup("g"));
        assertThat(match(new PolicyTarget("e", "", null), byId, byGroup, DEFAULT))
                .isEqualTo("id");
        assertThat(match(new PolicyTarget("other", "", "g"), byId, byGroup, DEFAULT))
                .isEqualTo("group");
        assertThat(match(new PolicyTarget("other", "", null), byId, byGroup, DEFAULT))
                .isEqualTo("default");
    }

    @Test
    void namesNothingWhereNothingMatches() {
        assertThat(match(new PolicyTarget("e", "", null), policy("group", 1, forGroup("g"))))
                .isEqualTo("none");
    }
}
