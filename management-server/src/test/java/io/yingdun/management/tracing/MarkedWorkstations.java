package io.yingdun.management.tracing;

import io.yingdun.management.fleet.Enrolment;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.token.SlotRequest;
import io.yingdun.management.token.TokenIssuer;
import io.yingdun.management.token.TokenPlan;
import io.yingdun.watermark.payload.Token;
import java.util.List;
import java.util.UUID;

/** Workstations that enrolled and were told what to show. */
final class MarkedWorkstations {

    private final FleetService fleet;
    private final TokenIssuer issuer;

    MarkedWorkstations(FleetService fleet, TokenIssuer issuer) {
        this.fleet = fleet;
        this.issuer = issuer;
    }

    record Workstation(String id, String host, TokenPlan plan) {

        /** Of the slot that runs now. */
        Token token() {
            return plan.slots().get(0).token();
        }
    }

    Workstation enrolled(String user) {
        String host = "ws-" + UUID.randomUUID().toString().substring(0, 8);
        String fingerprint = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        String id = fleet.enrol(new Enrolment(host, "Linux", "12", "amd64", "0.1.0", fingerprint, "10.0.0.9", null));
        return new Workstation(
                id, host, issuer.plan(List.of(new SlotRequest(id, user, 60))).get(id));
    }
}
