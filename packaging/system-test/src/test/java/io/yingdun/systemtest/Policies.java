package io.yingdun.systemtest;

import io.yingdun.stack.server.ManagementClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Policies as an officer saves them. */
final class Policies {

    private Policies() {}

    /** A policy for one endpoint, ahead of all others; {@link #remove} brings back what was in force before. */
    static String saveFor(
            ManagementClient officer,
            String endpointId,
            boolean enabled,
            int strength,
            List<Map<String, Object>> regions) {
        Map<String, Object> draft = Map.of(
                "name",
                "test of one endpoint",
                "enabled",
                enabled,
                "strength",
                strength,
                "trayIcon",
                false,
                "rotationMinutes",
                60,
                "regions",
                regions,
                "targets",
                Map.of("groupIds", List.of(), "endpointIds", List.of(endpointId)));
        String id = officer.post("policies", draft).path("id").asString();
        List<String> order = new ArrayList<>(List.of(id));
        for (JsonNode policy : officer.get("policies")) {
            String other = policy.path("id").asString();
            if (!other.equals(id)) {
                order.add(other);
            }
        }
        officer.put("policies/order", order, Map.of());
        return id;
    }

    static void remove(ManagementClient officer, String policyId) {
        officer.delete("policies/" + policyId);
    }

    static Map<String, Object> leaveOut(int left, int top, int right, int bottom) {
        return Map.of("cover", false, "monitor", -1, "left", left, "top", top, "right", right, "bottom", bottom);
    }
}
