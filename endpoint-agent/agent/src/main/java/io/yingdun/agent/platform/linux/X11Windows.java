package io.yingdun.agent.platform.linux;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import io.yingdun.agent.platform.NativeMonitor;
import io.yingdun.agent.platform.NativeWindows;
import io.yingdun.agent.platform.NoDisplayException;
import io.yingdun.agent.platform.TileWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Overlay windows on X11: override-redirect, so that no window manager decorates, focuses, lists or stacks them. */
final class X11Windows implements NativeWindows {
    private static final Pattern XFT_DPI = Pattern.compile("^Xft\\.dpi:\\s*([0-9]+(?:\\.[0-9]+)?)", Pattern.MULTILINE);
    private static final double DPI_AT_100_PERCENT = 96;

    private final Xlib xlib;
    private final XExtensions extensions;
    private final X11Connection connection;
    private final NativeLong compositor;
    private final RaiseBudget budget = new RaiseBudget(System::nanoTime, 8, Duration.ofSeconds(1));
    private final XMonitors monitors = new XMonitors();
    private @Nullable X11Connection watch;

    private X11Windows(Xlib xlib, XExtensions extensions, X11Connection connection) {
        this.xlib = xlib;
        this.extensions = extensions;
        this.connection = connection;
        this.compositor = connection.compositorSelection();
    }

    static X11Windows open() throws NoDisplayException {
        Xlib xlib;
        XExtensions extensions;
        try {
            xlib = Xlib.load();
            extensions = new XExtensions();
        } catch (UnsatisfiedLinkError e) {
            throw new NoDisplayException("the X11 libraries libX11, libXext and libXfixes are not installed");
        }
        return new X11Windows(xlib, extensions, X11Connection.open(xlib));
    }

    /** Whether a tray (freedesktop.org System Tray Protocol) runs; on a connection of its own. */
    static boolean trayHasOwner() {
        try (X11Connection connection = X11Connection.open(Xlib.load())) {
            return connection.hasOwner(connection.atom("_NET_SYSTEM_TRAY_S" + connection.screen()));
        } catch (NoDisplayException | UnsatisfiedLinkError e) {
            return false;
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>Asks the server, a round trip: GLFW reads through a null pointer when a connection is lost that nobody has
     * noticed, so this is asked before each step.
     */
    @Override
    public boolean alive() {
        return connection.answers();
    }

    @Override
    public void surviveLossOf(long display) {
        connection.surviveLossOf(new Pointer(display));
    }

    @Override
    public boolean compositing() {
        return connection.alive() && connection.hasOwner(compositor);
    }

    @Override
    public void prepareOverlay(long window) {
        NativeLong id = new NativeLong(window);
        XWindowSettings attributes = new XWindowSettings();
        attributes.overrideRedirect = 1;
        xlib.XChangeWindowAttributes(connection.display(), id, new NativeLong(Xlib.CW_OVERRIDE_REDIRECT), attributes);
        passClicksThrough(id);
        xlib.XSync(connection.display(), false);
    }

    void passClicksThrough(NativeLong window) {
        extensions.shape(connection.display(), window, XExtensions.SHAPE_INPUT, null, 0);
        // Hints for compositors: no shadow or animation for this type, and never unredirect what lies below.
        setProperty(window, "_NET_WM_WINDOW_TYPE", "ATOM", connection.atom("_NET_WM_WINDOW_TYPE_NOTIFICATION"));
        setProperty(window, "_NET_WM_BYPASS_COMPOSITOR", "CARDINAL", new NativeLong(2));
    }

    private void setProperty(NativeLong window, String name, String type, NativeLong value) {
        // Format 32 means one C long an element, whatever its size (XChangeProperty(3)).
        try (Memory data = new Memory(NativeLong.SIZE)) {
            data.setNativeLong(0, value);
            xlib.XChangeProperty(
                    connection.display(),
                    window,
                    connection.atom(name),
                    connection.atom(type),
                    32,
                    Xlib.PROP_MODE_REPLACE,
                    data,
                    1);
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>Another window that also insists on being on top would start a race that nobody wins and that burns both
     * processors: the budget lets eight raises a second through and then leaves the other one on top for a while.
     */
    @Override
    public void keepOnTop(List<Long> windows) {
        if (windows.isEmpty() || !connection.alive()) {
            return;
        }
        List<Long> stack = topLevelWindows();
        Set<Long> wanted = new HashSet<>(windows);
        int top = stack.size();
        if (wanted.size() <= top && wanted.equals(new HashSet<>(stack.subList(top - wanted.size(), top)))) {
            return;
        }
        if (budget.take()) {
            windows.forEach(window -> xlib.XRaiseWindow(connection.display(), new NativeLong(window)));
            xlib.XFlush(connection.display());
        }
    }

    /** Bottom to top. */
    private List<Long> topLevelWindows() {
        PointerByReference children = new PointerByReference();
        IntByReference count = new IntByReference();
        List<Long> windows = new ArrayList<>();
        int answered = xlib.XQueryTree(
                connection.display(),
                connection.root(),
                new NativeLongByReference(),
                new NativeLongByReference(),
                children,
                count);
        Pointer array = children.getValue();
        if (answered == 0 || array == null) {
            return windows;
        }
        for (int i = 0; i < count.getValue(); i++) {
            windows.add(array.getNativeLong((long) i * NativeLong.SIZE).longValue());
        }
        xlib.XFree(array);
        return windows;
    }

    @Override
    public void watch(Runnable changed) {
        try {
            watch = X11Watch.start(xlib, extensions, changed);
        } catch (NoDisplayException e) {
            // The display went away between two calls; alive() of the first connection will say so.
            watch = null;
        }
    }

    @Override
    public List<NativeMonitor> monitors() {
        return monitors.list(xlib, connection);
    }

    /** Xft.dpi, which desktops set from their scaling; a monitor's millimetres say nothing about it. */
    @Override
    public OptionalDouble displayScale() {
        String resources = xlib.XResourceManagerString(connection.display());
        Matcher dpi = XFT_DPI.matcher(resources == null ? "" : resources);
        return OptionalDouble.of(dpi.find() ? Double.parseDouble(dpi.group(1)) / DPI_AT_100_PERCENT : 1.0);
    }

    @Override
    public Optional<TileWindows> tileWindows() {
        return X11TileWindow.factory(xlib, extensions, connection, this);
    }

    @Override
    public void close() {
        // The watching thread sits inside XNextEvent on its connection; closing it under its feet is not allowed.
        connection.close();
    }
}
