package io.yingdun.management.tracing;

import io.yingdun.management.fleet.FleetService;
import io.yingdun.watermark.trace.Display;
import java.util.List;
import org.springframework.stereotype.Component;

/** The displays on which marks are drawn, as agents report them: their sizes are tried before all others. */
@Component
class FleetDisplays {

    /** The rarest of a large fleet are left out; they are found like displays that nobody reported. */
    private static final int MOST = 64;

    private final FleetService fleet;

    FleetDisplays(FleetService fleet) {
        this.fleet = fleet;
    }

    List<Display> reported() {
        return fleet.screenSizes(MOST).stream()
                .filter(size -> Display.isDrawnOn(size.width(), size.height(), size.scale()))
                .map(size -> new Display(size.width(), size.height(), size.scale()))
                .toList();
    }
}
