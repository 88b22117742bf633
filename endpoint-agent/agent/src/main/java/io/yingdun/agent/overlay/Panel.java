package io.yingdun.agent.overlay;

import io.yingdun.watermark.overlay.Tile;
import java.util.List;

/** One monitor's window: the tile repeats from the monitor's corner and shows in these areas only. */
record Panel(DisplayMonitor monitor, List<Area> areas, Tile tile) {
    Panel {
        areas = List.copyOf(areas);
    }

    boolean coversAll() {
        return areas.equals(List.of(new Area(0, 0, monitor.width(), monitor.height())));
    }
}
