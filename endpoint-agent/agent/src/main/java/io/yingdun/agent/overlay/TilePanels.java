package io.yingdun.agent.overlay;

import io.yingdun.agent.platform.TileWindows;
import io.yingdun.agent.platform.TileWindows.TileWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Panels painted by the display server itself. A window is kept while its monitor keeps its place and size. */
final class TilePanels implements PanelWindows {
    private final TileWindows factory;
    private final Map<Area, TileWindow> windows = new LinkedHashMap<>();

    TilePanels(TileWindows factory) {
        this.factory = factory;
    }

    @Override
    public void show(List<Panel> panels) {
        List<Area> places =
                panels.stream().map(panel -> panel.monitor().place()).toList();
        closeWhere(place -> !places.contains(place));
        for (Panel panel : panels) {
            Area place = panel.monitor().place();
            TileWindow window =
                    windows.computeIfAbsent(place, at -> factory.create(at.x(), at.y(), at.width(), at.height()));
            List<int[]> rectangles = panel.areas().stream()
                    .map(area -> new int[] {area.x(), area.y(), area.width(), area.height()})
                    .toList();
            if (!window.show(panel.tile().period(), panel.tile().pixels(), rectangles)) {
                closeWhere(any -> true);
                throw new IllegalStateException("the X server did not show the window on monitor "
                        + panel.monitor().name());
            }
        }
    }

    private void closeWhere(Predicate<Area> place) {
        List<Area> closed = new ArrayList<>();
        windows.forEach((at, window) -> {
            if (place.test(at)) {
                window.close();
                closed.add(at);
            }
        });
        closed.forEach(windows::remove);
    }

    @Override
    public List<Long> handles() {
        return windows.values().stream().map(TileWindow::handle).toList();
    }
}
