package io.yingdun.agent.platform.linux;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import io.yingdun.agent.platform.NoDisplayException;

/**
 * Waits on a connection of its own for two events: the compositor comes or goes, and any top-level window is mapped or
 * restacked. VisibilityNotify would be the natural sign of being covered, but X reports redirected windows as visible
 * for as long as a compositor runs. Blocked in poll(2) while nothing happens.
 */
final class X11Watch {
    /** An XEvent is a union padded to 24 longs. */
    private static final int EVENT_BYTES = 24 * NativeLong.SIZE;

    /** struct pollfd: int fd, short events, short revents. */
    private static final int POLL_BYTES = 8;

    private static final short POLLIN = 1;
    private static final int FOREVER = -1;

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

    /**
     * XNextEvent alone would block as well, but it reads through a null pointer when the server goes away; XPending
     * notices that and says so through the connection.
     */
    private static void run(Xlib xlib, X11Connection connection, Runnable changed) {
        Poll poll = Native.load("c", Poll.class);
        try (Memory event = new Memory(EVENT_BYTES);
                Memory descriptor = new Memory(POLL_BYTES)) {
            descriptor.setInt(0, xlib.XConnectionNumber(connection.display()));
            descriptor.setShort(4, POLLIN);
            while (connection.alive()) {
                while (xlib.XPending(connection.display()) > 0) {
                    xlib.XNextEvent(connection.display(), event);
                    changed.run();
                }
                if (connection.alive()) {
                    poll.poll(descriptor, new NativeLong(1), FOREVER);
                }
            }
        }
        changed.run();
    }

    private interface Poll extends Library {
        int poll(Pointer descriptors, NativeLong count, int timeoutMillis);
    }
}
