package io.yingdun.management.gateway;

import io.yingdun.management.fleet.EndpointStanding;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.fleet.QuarantineKind;
import io.yingdun.management.fleet.TimelineKind;
import io.yingdun.management.gateway.Knock.Decision;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What follows when a key turns up where it should not: named, quarantined, everybody with it sent away. */
@Component
class SuspectKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SuspectKeys.class);
    private static final int REMEMBERED = 10_000;

    private final FleetService fleet;
    private final ConnectionRegistry registry;

    /** An agent that keeps knocking with a dead certificate is one line in its time line, not one a minute. */
    private final Set<String> told = new HashSet<>();

    SuspectKeys(FleetService fleet, ConnectionRegistry registry) {
        this.fleet = fleet;
        this.registry = registry;
    }

    /** Both live: nobody can tell which one is the endpoint. */
    void cloned(AgentConnection old, Knock knock) {
        String detail = "two processes use its key at the same time: one at " + old.address() + ", one at "
                + knock.connection().address();
        quarantine(knock, QuarantineKind.CLONED_KEY, detail);
    }

    void otherMachine(Knock knock) {
        AgentConnection own = registry.of(knock.connection().endpointId());
        String detail = "its key was used on another machine, at "
                + knock.connection().address()
                + (own == null ? "" : "; the endpoint itself is at " + own.address());
        quarantine(knock, QuarantineKind.OTHER_MACHINE, detail);
    }

    private void quarantine(Knock knock, QuarantineKind kind, String detail) {
        String id = knock.connection().endpointId();
        LOG.warn("Endpoint {} is quarantined: {}", id, detail);
        fleet.quarantine(id, kind, detail);
        registry.refuseQuarantined(id);
        knock.decided().accept(Decision.QUARANTINED);
    }

    void certificateRefused(Knock knock, @Nullable EndpointStanding endpoint) {
        if (told.size() >= REMEMBERED) {
            told.clear();
        }
        if (endpoint != null && told.add(knock.serial())) {
            fleet.tell(
                    endpoint.id(),
                    TimelineKind.CERTIFICATE_REFUSED,
                    "certificate " + knock.serial() + " from "
                            + knock.connection().address());
        }
        knock.decided().accept(Decision.CERTIFICATE_REFUSED);
    }
}
