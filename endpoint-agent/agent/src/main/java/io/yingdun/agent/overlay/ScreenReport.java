package io.yingdun.agent.overlay;

import java.util.List;

/**
 * What the screen carries now.
 *
 * @param assignmentVersion the assignment that this is the outcome of; 0 for none
 * @param detail for a person; empty while all is well
 * @param backend what draws; empty before one was opened
 */
public record ScreenReport(
        State state, String detail, long assignmentVersion, List<CoveredMonitor> monitors, String backend) {

    /** As the wire has them, so that none can be lost on the way. */
    public enum State {
        DRAWN,
        SWITCHED_OFF,
        NO_POLICY,
        NO_DISPLAY,
        NO_COMPOSITOR,
        SESSION_LOCKED,
        UNSUPPORTED_SESSION,
        FAILED
    }

    /**
     * One monitor.
     *
     * @param covered whether any of it carries the mark
     * @param regions where; empty while covered: all of it
     */
    public record CoveredMonitor(DisplayMonitor monitor, boolean covered, List<Area> regions) {
        public CoveredMonitor {
            regions = List.copyOf(regions);
        }
    }

    /** Before the first look at the screen. */
    public static final ScreenReport STARTING = new ScreenReport(State.NO_POLICY, "starting", 0, List.of(), "");

    public ScreenReport {
        monitors = List.copyOf(monitors);
    }

    /** Whether the screen is as its assignment wants it. A locked session keeps its windows and its mark. */
    public boolean inForce() {
        boolean asWanted = state == State.DRAWN || state == State.SWITCHED_OFF || state == State.SESSION_LOCKED;
        return assignmentVersion != 0 && asWanted;
    }
}
