package io.yingdun.management.gateway;

import io.yingdun.management.fleet.FleetEvent;
import io.yingdun.protocol.v1.Hello;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A connection that said hello and waits for a decision.
 *
 * @param fingerprint of the machine, hex
 * @param decided told on the thread that decided
 */
record Knock(AgentConnection connection, String serial, Hello hello, String fingerprint, Consumer<Decision> decided) {

    /** May it stay, and if not, why. */
    enum Decision {
        ADMITTED,
        QUARANTINED,
        RETIRED,
        CERTIFICATE_REFUSED,
        OTHER_MACHINE,
        BEING_DECIDED
    }

    FleetEvent.Arrived arrival(Instant now) {
        return new FleetEvent.Arrived(
                connection.endpointId(),
                now,
                connection.address(),
                WireText.clean(hello.getHostName(), 253),
                WireText.clean(hello.getUserName(), 200),
                WireText.clean(hello.getOsName(), 100),
                WireText.clean(hello.getOsVersion(), 100),
                WireText.clean(hello.getCpuArchitecture(), 50),
                WireText.clean(hello.getAgentVersion(), 50),
                fingerprint,
                Reports.clockSkewSeconds(hello.getAgentTimeMs(), now.toEpochMilli()),
                hello.hasScreen() ? Reports.screen(hello.getScreen()) : Reports.UNKNOWN);
    }
}
