package io.yingdun.management.overview;

import io.yingdun.management.alert.Alert;
import io.yingdun.management.fleet.EndpointState;
import io.yingdun.management.fleet.Rollout;
import io.yingdun.management.fleet.StateSample;
import java.util.List;
import java.util.Map;

/** Is all well? */
record Overview(
        Map<EndpointState, Integer> states,
        Map<Rollout, Integer> rollout,
        Coverage coverage,
        List<Alert> alerts,
        List<StateSample> stateHistory) {

    /** Screens of endpoints that are online, and how many of them carry the mark. */
    record Coverage(int screens, int covered) {}

    /** What the live event carries: numbers only. */
    record Counts(Map<EndpointState, Integer> states, Map<Rollout, Integer> rollout, Coverage coverage) {}
}
