package io.yingdun.agent.overlay;

import java.util.List;
import java.util.Optional;

/**
 * What should be on the screen now.
 *
 * @param assignmentVersion which assignment asks for it; 0 where there is none yet
 * @param mark empty: nothing is to be drawn
 * @param rules see {@link RegionCutter}
 */
public record OverlayRequest(long assignmentVersion, Optional<Mark> mark, List<CoverRule> rules) {
    /** Before any policy arrived. */
    public static final OverlayRequest NO_POLICY = new OverlayRequest(0, Optional.empty(), List.of());

    public OverlayRequest {
        rules = List.copyOf(rules);
    }

    boolean isNoPolicy() {
        return assignmentVersion == 0;
    }
}
