package io.yingdun.agent.platform;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The window system's own calls for overlay windows. Used by the overlay's thread only, except {@link #watch}'s
 * callback, which comes on a thread of its own.
 */
public interface NativeWindows extends AutoCloseable {

    /** False once the display is gone (server stopped, user logged off): close and open anew. */
    boolean alive();

    /**
     * Keeps the process alive when a connection that another library has to the display is lost; after that the library
     * must be ended and started again.
     *
     * @param display the library's handle of the connection
     */
    void surviveLossOf(long display);

    /** Whether windows can be translucent now. Without, a window hides what is under it: nothing may be shown. */
    boolean compositing();

    /**
     * Makes a window of this process, not yet shown, pass clicks through, take no focus, stay above all others and out
     * of task bar and window lists.
     */
    void prepareOverlay(long window);

    /** Puts these windows above all others where something has come above them. */
    void keepOnTop(List<Long> windows);

    /** Calls back, perhaps too often, when compositing or the order of windows may have changed. */
    void watch(Runnable changed);

    /** The monitors now; empty where the system leaves that to GLFW or AWT. */
    List<NativeMonitor> monitors();

    /** The display scaling that the person chose, 1.0 being 100 %; empty where windows do not share one. */
    OptionalDouble displayScale();

    /** Windows that the display server itself keeps painted with a tile; empty where the system has no such thing. */
    Optional<TileWindows> tileWindows();

    @Override
    void close();
}
