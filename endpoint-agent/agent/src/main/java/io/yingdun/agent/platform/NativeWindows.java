package io.yingdun.agent.platform;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The window system's own calls for overlay windows. Used by the overlay's thread only, except {@link #watch}'s
 * callback, which comes on a thread of its own. The defaults are those of a system that every process reaches without a
 * connection of its own (Windows, macOS).
 */
public interface NativeWindows extends AutoCloseable {

    /** False once the display is gone (server stopped, user logged off): close and open anew. */
    default boolean alive() {
        return true;
    }

    /**
     * Keeps the process alive when a connection that another library has to the display is lost; after that the library
     * must be ended and started again.
     *
     * @param display the library's handle of the connection
     */
    default void surviveLossOf(long display) {}

    /** Whether windows can be translucent now. Without, a window hides what is under it: nothing may be shown. */
    boolean compositing();

    /**
     * Makes a window of this process, not yet shown, pass clicks through, take no focus, stay above all others and out
     * of task bar and window lists.
     */
    void prepareOverlay(long window);

    /** Puts these windows above all others where something has come above them. */
    void keepOnTop(List<Long> windows);

    /**
     * Calls back, perhaps too often, when compositing or the order of windows may have changed. Never, where the system
     * has no such event: the overlay looks once a second by itself.
     */
    default void watch(Runnable changed) {}

    /** The monitors now; empty where the system leaves that to GLFW or AWT. */
    default List<NativeMonitor> monitors() {
        return List.of();
    }

    /** The display scaling that the person chose, 1.0 being 100 %; empty where windows do not share one. */
    default OptionalDouble displayScale() {
        return OptionalDouble.empty();
    }

    /** Windows that the display server itself keeps painted with a tile; empty where the system has no such thing. */
    default Optional<TileWindows> tileWindows() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
