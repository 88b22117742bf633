package io.yingdun.agent.overlay;

import java.time.Duration;
import java.util.List;

/** A way to put panels on the screen. Used by the overlay's thread only, except {@link #wake}. */
interface OverlayBackend extends AutoCloseable {

    /** As the wire reports it. */
    String name();

    /** False once the display is gone. */
    boolean alive();

    /** The monitors now, in the order of x, then y. */
    List<DisplayMonitor> monitors();

    /** Whether translucent windows are possible now; while not, only {@code show(List.of())} may be called. */
    boolean compositing();

    /**
     * Replaces what is shown. Returns when the display server has it.
     *
     * @throws IllegalStateException if it could not be shown; its message is for a person
     */
    void show(List<Panel> panels);

    /** Puts the windows above those that came above them. */
    void keepOnTop();

    /** Waits for a change of monitors, windows or compositing, for {@link #wake}, or for so long. */
    void await(Duration longest) throws InterruptedException;

    /** Ends {@link #await}, from any thread. */
    void wake();

    @Override
    void close();
}
