package io.yingdun.agent.overlay;

import io.yingdun.agent.platform.NativeWindows;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * A monitor, in pixels of the virtual screen.
 *
 * @param scale display scaling, 1.0 being 100 %
 */
public record DisplayMonitor(String name, int x, int y, int width, int height, double scale) {

    private static final double SCALE_STEPS = 20;

    /** The window system's own list, or the backend's where it has none; left to right, then top to bottom. */
    static List<DisplayMonitor> listed(NativeWindows windows, Supplier<List<DisplayMonitor>> backendsOwn) {
        double scale = roundedScale(windows.displayScale().orElse(1.0));
        List<DisplayMonitor> nativeOnes = windows.monitors().stream()
                .map(monitor -> new DisplayMonitor(
                        monitor.name(), monitor.x(), monitor.y(), monitor.width(), monitor.height(), scale))
                .toList();
        // The order is what a policy's monitor index means.
        return (nativeOnes.isEmpty() ? backendsOwn.get() : nativeOnes)
                .stream()
                        .sorted(Comparator.comparingInt(DisplayMonitor::x).thenComparingInt(DisplayMonitor::y))
                        .toList();
    }

    /** X servers derive odd scalings such as 0.9989 from a monitor's millimetres: to the nearest twentieth. */
    static double roundedScale(double scale) {
        return Math.round(scale * SCALE_STEPS) / SCALE_STEPS;
    }

    Area place() {
        return new Area(x, y, width, height);
    }
}
