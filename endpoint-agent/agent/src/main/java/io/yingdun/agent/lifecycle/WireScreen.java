package io.yingdun.agent.lifecycle;

import io.yingdun.agent.overlay.Area;
import io.yingdun.agent.overlay.DisplayMonitor;
import io.yingdun.agent.overlay.ScreenReport;
import io.yingdun.agent.overlay.ScreenReport.CoveredMonitor;
import io.yingdun.protocol.v1.Monitor;
import io.yingdun.protocol.v1.Rectangle;
import io.yingdun.protocol.v1.ScreenStatus;

/** The overlay's report in the words of the wire. */
final class WireScreen {
    /** A longer detail would only be cut by the server. */
    private static final int LONGEST_DETAIL = 300;

    private WireScreen() {}

    static ScreenStatus of(ScreenReport report) {
        ScreenStatus.Builder status = ScreenStatus.newBuilder()
                .setOverlay(overlay(report.state()))
                .setDetail(shortened(report.detail()))
                .setBackend(report.backend());
        report.monitors().forEach(monitor -> status.addMonitors(monitor(monitor)));
        return status.build();
    }

    static String shortened(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }

    private static ScreenStatus.Overlay overlay(ScreenReport.State state) {
        return switch (state) {
            case DRAWN -> ScreenStatus.Overlay.DRAWN;
            case SWITCHED_OFF -> ScreenStatus.Overlay.SWITCHED_OFF;
            case NO_POLICY -> ScreenStatus.Overlay.NO_POLICY;
            case NO_DISPLAY -> ScreenStatus.Overlay.NO_DISPLAY;
            case NO_COMPOSITOR -> ScreenStatus.Overlay.NO_COMPOSITOR;
            case SESSION_LOCKED -> ScreenStatus.Overlay.SESSION_LOCKED;
            case UNSUPPORTED_SESSION -> ScreenStatus.Overlay.UNSUPPORTED_SESSION;
            case FAILED -> ScreenStatus.Overlay.FAILED;
        };
    }

    private static Monitor monitor(CoveredMonitor covered) {
        DisplayMonitor display = covered.monitor();
        Monitor.Builder monitor = Monitor.newBuilder()
                .setName(display.name())
                .setX(display.x())
                .setY(display.y())
                .setWidth(display.width())
                .setHeight(display.height())
                .setScale(display.scale())
                .setCovered(covered.covered());
        for (Area area : covered.regions()) {
            monitor.addRegions(Rectangle.newBuilder()
                    .setX(area.x())
                    .setY(area.y())
                    .setWidth(area.width())
                    .setHeight(area.height()));
        }
        return monitor.build();
    }
}
