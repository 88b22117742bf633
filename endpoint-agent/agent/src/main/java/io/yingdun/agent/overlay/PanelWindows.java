package io.yingdun.agent.overlay;

import java.util.List;

/** The windows that show panels, whatever draws them. */
interface PanelWindows {

    /** Replaces what is shown; see {@link OverlayBackend#show}. */
    void show(List<Panel> panels);

    /** Native handles of the windows that are shown. */
    List<Long> handles();
}
