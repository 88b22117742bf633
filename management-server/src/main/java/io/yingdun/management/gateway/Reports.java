package io.yingdun.management.gateway;

import io.yingdun.management.fleet.FleetEvent.ScreenReport;
import io.yingdun.management.fleet.Screen;
import io.yingdun.protocol.v1.Monitor;
import io.yingdun.protocol.v1.ScreenStatus;
import java.util.List;

/** What an agent says about its screens, in the fleet's words and within its limits. */
final class Reports {

    static final ScreenReport UNKNOWN = new ScreenReport("UNKNOWN", "", List.of());

    private static final int MONITORS = 32;
    private static final int REGIONS = 64;
    private static final int TEXT = 300;

    private Reports() {}

    static ScreenReport screen(ScreenStatus status) {
        String overlay = switch (status.getOverlay()) {
            case OVERLAY_UNSPECIFIED, UNRECOGNIZED -> "UNKNOWN";
            default -> status.getOverlay().name();
        };
        return new ScreenReport(
                overlay,
                WireText.clean(status.getDetail(), TEXT),
                status.getMonitorsList().stream()
                        .limit(MONITORS)
                        .map(Reports::screen)
                        .toList());
    }

    private static Screen screen(Monitor monitor) {
        double scale = monitor.getScale();
        return new Screen(
                WireText.clean(monitor.getName(), 100),
                monitor.getX(),
                monitor.getY(),
                monitor.getWidth(),
                monitor.getHeight(),
                Double.isFinite(scale) && scale > 0 && scale <= 100 ? scale : 1.0,
                monitor.getCovered(),
                monitor.getRegionsList().stream()
                        .limit(REGIONS)
                        .map(r -> new Screen.Region(r.getX(), r.getY(), r.getWidth(), r.getHeight()))
                        .toList());
    }

    /** Agent's clock minus the server's in seconds; a clock beyond any calendar counts as 10,000 years off. */
    static long clockSkewSeconds(long agentTimeMs, long serverTimeMs) {
        long limit = 10_000L * 366 * 86_400_000;
        long bounded = Math.max(-limit, Math.min(limit, agentTimeMs));
        return Math.round((bounded - serverTimeMs) / 1000.0);
    }
}
