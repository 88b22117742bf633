package io.yingdun.agent.platform.linux;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import io.yingdun.agent.platform.NoDisplayException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * One connection to the X server that outlives errors. Xlib's own handlers end the process on the first request about
 * a window that just went away, and when the server stops; an agent must survive both.
 */
final class X11Connection implements AutoCloseable {
    private static final Logger LOG = System.getLogger(X11Connection.class.getName());

    // Xlib has one of each for the whole process and keeps the bare function pointers: never to be collected.
    private static final Xlib.ErrorHandler LOG_ERROR = X11Connection::logError;
    private static final Xlib.IoErrorHandler GO_ON = display -> 0;

    private final Xlib xlib;
    private final Pointer display;
    private final NativeLong root;

    // Xlib keeps the bare function pointer: the field keeps the callback from being collected.
    private final Xlib.IoErrorExitHandler noteLoss;

    private volatile boolean alive = true;

    private X11Connection(Xlib xlib, Pointer display) {
        this.xlib = xlib;
        this.display = display;
        this.root = xlib.XDefaultRootWindow(display);
        this.noteLoss = (source, userData) -> alive = false;
        xlib.XSetErrorHandler(LOG_ERROR);
        xlib.XSetIOErrorHandler(GO_ON);
        surviveLoss();
    }

    /** XErrorEvent: int type, Display*, XID resource, unsigned long serial, then three bytes (Xlib.h). */
    private static int logError(Pointer source, Pointer event) {
        long codes = 2L * Native.POINTER_SIZE + 2L * NativeLong.SIZE;
        LOG.log(
                Level.DEBUG,
                "X error {0} to request {1}.{2}",
                event.getByte(codes) & 0xff,
                event.getByte(codes + 1) & 0xff,
                event.getByte(codes + 2) & 0xff);
        return 0;
    }

    static X11Connection open(Xlib xlib) throws NoDisplayException {
        Pointer display = xlib.XOpenDisplay(null);
        if (display == null) {
            String name = System.getenv("DISPLAY");
            throw new NoDisplayException(
                    name == null || name.isEmpty() ? "DISPLAY is not set" : "no X server answers on display " + name);
        }
        return new X11Connection(xlib, display);
    }

    private void surviveLoss() {
        surviveLossOf(display);
    }

    /** Also for a connection that another library of this process has to the same server. */
    void surviveLossOf(Pointer anyDisplay) {
        try {
            xlib.XSetIOErrorExitHandler(anyDisplay, noteLoss, null);
        } catch (UnsatisfiedLinkError e) {
            LOG.log(Level.INFO, "libX11 before 1.7: the agent ends with the display and its service starts it again");
        }
    }

    boolean alive() {
        return alive;
    }

    /** Like {@link #alive}, after a round trip to the server. */
    boolean answers() {
        if (alive) {
            xlib.XSync(display, false);
        }
        return alive;
    }

    Pointer display() {
        return display;
    }

    NativeLong root() {
        return root;
    }

    int screen() {
        return xlib.XDefaultScreen(display);
    }

    NativeLong atom(String name) {
        return xlib.XInternAtom(display, name, false);
    }

    /** Selection that a compositing manager owns (EWMH §_NET_WM_CM_Sn); its owner is the only reliable sign of one. */
    NativeLong compositorSelection() {
        return atom("_NET_WM_CM_S" + screen());
    }

    boolean hasOwner(NativeLong selection) {
        return xlib.XGetSelectionOwner(display, selection).longValue() != 0;
    }

    @Override
    public void close() {
        // Closing sends a request: on a lost connection that would only fail again, so its memory is left.
        if (alive) {
            alive = false;
            xlib.XCloseDisplay(display);
        }
    }
}
