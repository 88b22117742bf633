package io.yingdun.agent.platform.linux;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.platform.unix.X11.XVisualInfo;
import com.sun.jna.platform.unix.X11.XWindowAttributes;
import io.yingdun.agent.platform.TileWindows;
import io.yingdun.agent.platform.TileWindows.TileWindow;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * A 32-bit window whose background is a pixmap of one tile. The X server repeats it from the window's corner and
 * repaints it by itself, so a still screen costs the agent nothing, needs no OpenGL and 4 P² bytes in the server
 * (63 KiB at a period of 125). Rectangles that the policy leaves out are cut from the window's shape: there is no
 * window there at all.
 */
final class X11TileWindow implements TileWindow {
    private static final int DEPTH = 32;
    private static final int RECTANGLE_BYTES = 8;

    private final Xlib xlib;
    private final XExtensions extensions;
    private final X11Connection connection;
    private final Pointer visual;
    private final NativeLong window;

    private X11TileWindow(
            Xlib xlib, XExtensions extensions, X11Connection connection, Pointer visual, NativeLong window) {
        this.xlib = xlib;
        this.extensions = extensions;
        this.connection = connection;
        this.visual = visual;
        this.window = window;
    }

    /** Empty where the server has no visual with an alpha channel. */
    static Optional<TileWindows> factory(
            Xlib xlib, XExtensions extensions, X11Connection connection, X11Windows windows) {
        XVisualInfo info = new XVisualInfo();
        int found = xlib.XMatchVisualInfo(connection.display(), connection.screen(), DEPTH, Xlib.TRUE_COLOR, info);
        if (found == 0) {
            return Optional.empty();
        }
        Pointer visual = info.visual.getPointer();
        NativeLong colormap = xlib.XCreateColormap(connection.display(), connection.root(), visual, 0);
        return Optional.of((x, y, width, height) -> {
            NativeLong window = createWindow(xlib, connection, visual, colormap, new int[] {x, y, width, height});
            windows.passClicksThrough(window);
            return new X11TileWindow(xlib, extensions, connection, visual, window);
        });
    }

    private static NativeLong createWindow(
            Xlib xlib, X11Connection connection, Pointer visual, NativeLong colormap, int[] place) {
        XWindowSettings attributes = new XWindowSettings();
        attributes.overrideRedirect = 1;
        attributes.borderPixel = new NativeLong(0);
        attributes.colormap = colormap;
        long mask = Xlib.CW_BORDER_PIXEL | Xlib.CW_COLORMAP | Xlib.CW_OVERRIDE_REDIRECT;
        return xlib.XCreateWindow(
                connection.display(),
                connection.root(),
                place[0],
                place[1],
                place[2],
                place[3],
                0,
                DEPTH,
                Xlib.INPUT_OUTPUT,
                visual,
                new NativeLong(mask),
                attributes);
    }

    @Override
    public long handle() {
        return window.longValue();
    }

    @Override
    public boolean show(int period, int[] premultipliedArgb, List<int[]> rectangles) {
        setTile(period, premultipliedArgb);
        setShape(rectangles);
        xlib.XClearWindow(connection.display(), window);
        xlib.XMapRaised(connection.display(), window);
        xlib.XSync(connection.display(), false);
        XWindowAttributes attributes = new XWindowAttributes();
        return connection.alive()
                && xlib.XGetWindowAttributes(connection.display(), window, attributes) != 0
                && attributes.map_state == Xlib.IS_VIEWABLE;
    }

    private void setTile(int period, int[] premultipliedArgb) {
        Pointer display = connection.display();
        NativeLong pixmap = xlib.XCreatePixmap(display, window, period, period, DEPTH);
        Pointer gc = xlib.XCreateGC(display, pixmap, new NativeLong(0), null);
        try (Memory pixels = new Memory(4L * premultipliedArgb.length)) {
            // XCreateImage takes the server's byte order; on this machine's own server that is the processor's.
            pixels.getByteBuffer(0, pixels.size())
                    .order(ByteOrder.nativeOrder())
                    .asIntBuffer()
                    .put(premultipliedArgb);
            Pointer image =
                    xlib.XCreateImage(display, visual, DEPTH, Xlib.Z_PIXMAP, 0, pixels, period, period, 32, 4 * period);
            xlib.XPutImage(display, pixmap, gc, image, 0, 0, 0, 0, period, period);
            xlib.XFree(image);
        }
        xlib.XFreeGC(display, gc);
        xlib.XSetWindowBackgroundPixmap(display, window, pixmap);
        // The window holds its own reference to the pixmap.
        xlib.XFreePixmap(display, pixmap);
    }

    private void setShape(List<int[]> rectangles) {
        try (Memory shape = new Memory((long) RECTANGLE_BYTES * Math.max(1, rectangles.size()))) {
            long at = 0;
            for (int[] rectangle : rectangles) {
                for (int i = 0; i < 4; i++) {
                    shape.setShort(at + 2L * i, (short) rectangle[i]);
                }
                at += RECTANGLE_BYTES;
            }
            extensions.shape(connection.display(), window, XExtensions.SHAPE_BOUNDING, shape, rectangles.size());
        }
    }

    @Override
    public void close() {
        if (connection.alive()) {
            xlib.XDestroyWindow(connection.display(), window);
            xlib.XFlush(connection.display());
        }
    }
}
