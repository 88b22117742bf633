package io.yingdun.management.gateway;

import io.yingdun.management.fleet.FleetEvents;
import io.yingdun.management.policy.PolicyWorker;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the handlers of one connection need of the server. */
@Component
record Gateway(
        GatewaySettings settings,
        Admission admission,
        ConnectionRegistry registry,
        FleetEvents fleet,
        PolicyWorker policies,
        Renewals renewals,
        Clock clock) {}
