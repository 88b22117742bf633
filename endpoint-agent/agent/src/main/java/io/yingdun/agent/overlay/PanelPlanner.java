package io.yingdun.agent.overlay;

import io.yingdun.watermark.keys.CarrierKey;
import io.yingdun.watermark.overlay.OverlayRenderer;
import io.yingdun.watermark.overlay.Tile;
import io.yingdun.watermark.overlay.TilePeriod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides which panels a request means on these monitors, and keeps the tiles of the present mark. */
final class PanelPlanner {
    private final Map<Integer, Tile> tilesByPeriod = new HashMap<>();
    private @Nullable Mark drawn;
    private @Nullable OverlayRenderer renderer;
    private @Nullable CarrierKey rendererKey;

    /** Empty where the request has no mark or its rules leave everything out. */
    List<Panel> plan(OverlayRequest request, List<DisplayMonitor> monitors) {
        List<Panel> panels = new ArrayList<>();
        Mark mark = request.mark().orElse(null);
        for (int i = 0; mark != null && i < monitors.size(); i++) {
            DisplayMonitor monitor = monitors.get(i);
            List<Area> areas = RegionCutter.cut(monitor, i, request.rules(), overlaps(monitor, monitors.subList(0, i)));
            if (!areas.isEmpty()) {
                panels.add(new Panel(monitor, areas, tile(mark, monitor.scale())));
            }
        }
        return panels;
    }

    /** Mirrored monitors show the same pixels: marked twice, they would carry a mark of double strength. */
    private static List<Area> overlaps(DisplayMonitor monitor, List<DisplayMonitor> earlier) {
        List<Area> overlaps = new ArrayList<>();
        for (DisplayMonitor other : earlier) {
            int left = Math.max(monitor.x(), other.x());
            int top = Math.max(monitor.y(), other.y());
            int right = Math.min(monitor.place().right(), other.place().right());
            int bottom = Math.min(monitor.place().bottom(), other.place().bottom());
            Area common = new Area(left - monitor.x(), top - monitor.y(), right - left, bottom - top);
            if (!common.isEmpty()) {
                overlaps.add(common);
            }
        }
        return overlaps;
    }

    private Tile tile(Mark mark, double scale) {
        if (!mark.equals(drawn)) {
            tilesByPeriod.clear();
            drawn = mark;
        }
        double drawable = Math.min(Math.max(scale, TilePeriod.LEAST_SCALE), TilePeriod.LARGEST_SCALE);
        return tilesByPeriod.computeIfAbsent(
                TilePeriod.of(drawable),
                period -> renderer(mark.carrierKey()).render(mark.codeword(), mark.strength(), drawable));
    }

    private OverlayRenderer renderer(CarrierKey key) {
        OverlayRenderer kept = renderer;
        if (kept == null || !key.equals(rendererKey)) {
            kept = new OverlayRenderer(key);
            renderer = kept;
            rendererKey = key;
        }
        return kept;
    }
}
