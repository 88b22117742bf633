package io.yingdun.management.fleet;

import java.time.Instant;
import java.util.List;

/** What the gateway reports about one endpoint, in the order in which it happened. */
public sealed interface FleetEvent {

    String endpointId();

    /** Not of one endpoint: the moment has come to judge who has vanished. */
    record Judged(Instant at) implements FleetEvent {

        @Override
        public String endpointId() {
            return "";
        }
    }

    /** A connection was accepted. {@code clockSkewSeconds}: agent's clock minus the server's. */
    record Arrived(
            String endpointId,
            Instant at,
            String address,
            String host,
            String userName,
            String os,
            String osVersion,
            String architecture,
            String agentVersion,
            String machineFingerprint,
            long clockSkewSeconds,
            ScreenReport screen)
            implements FleetEvent {}

    /** A connection ended without a goodbye. */
    record Lost(String endpointId, Instant at, String how) implements FleetEvent {}

    /** The agent said goodbye. */
    record Left(String endpointId, Instant at, boolean uninstalled) implements FleetEvent {}

    /** What the screen carries has changed. */
    record ScreenChanged(String endpointId, Instant at, ScreenReport screen) implements FleetEvent {}

    record UserChanged(String endpointId, Instant at, String userName) implements FleetEvent {}

    record ClockChanged(String endpointId, Instant at, long clockSkewSeconds) implements FleetEvent {}

    /** Overlay status and monitors as the agent told them. */
    record ScreenReport(String overlay, String detail, List<Screen> screens) {

        public ScreenReport {
            screens = List.copyOf(screens);
        }

        int covered() {
            return (int) screens.stream().filter(Screen::covered).count();
        }
    }
}
