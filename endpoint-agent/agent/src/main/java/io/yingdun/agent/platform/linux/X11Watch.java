package io.yingdun.agent.platform.linux;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import io.yingdun.agent.platform.NoDisplayException;

/**
 * Waits on a connection of its own for two events: the compositor comes or goes, and any top-level window is mapped or
 * restacked. VisibilityNotify would be the natural sign of being covered, but X reports redirected windows as visible
 * for as long as a compositor runs. Blocked in poll(2) while nothing happens.
 */
final class X11Watch {
    /** An XEvent is a union padded to 24 longs. */
    private static final int EVENT_BYTES = 24 * NativeLong.SIZE;

    private X11Watch() {}

    /** A daemon thread that ends with its connection; the process does not wait for it. */
    static X11Connection start(Xlib xlib, XExtensions extensions, Runnable changed) throws NoDisplayException {
        X11Connection connection = X11Connection.open(xlib);
        extensions.watchOwner(connection.display(), connection.root(), connection.compositorSelection());
        xlib.XSelectInput(connection.display(), connection.root(), new NativeLong(Xlib.SUBSTRUCTURE_NOTIFY_MASK));
        Thread thread = new Thread(null, () -> run(xlib, connection, changed), "x11-watch", 128 * 1024);
        thread.setDaemon(true);
        thread.start();
        return connection;
    }

    private static void run(Xlib xlib, X11Connection connection, Runnable changed) {
        try (Memory event = new Memory(EVENT_BYTES)) {
            while (connection.alive()) {
                xlib.XNextEvent(connection.display(), event);
                changed.run();
            }
        }
    }
}
