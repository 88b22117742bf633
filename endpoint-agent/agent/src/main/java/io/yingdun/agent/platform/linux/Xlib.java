package io.yingdun.agent.platform.linux;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.platform.unix.X11.XVisualInfo;
import com.sun.jna.platform.unix.X11.XWindowAttributes;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** The parts of libX11 that an overlay needs, as Xlib's headers declare them (XID and Atom are {@link NativeLong}). */
interface Xlib extends Library {
    int TRUE_COLOR = 4;
    int INPUT_OUTPUT = 1;
    int Z_PIXMAP = 2;
    int IS_VIEWABLE = 2;
    long CW_BACK_PIXMAP = 1;
    long CW_BORDER_PIXEL = 1 << 3;
    long CW_OVERRIDE_REDIRECT = 1 << 9;
    long CW_COLORMAP = 1 << 13;
    long SUBSTRUCTURE_NOTIFY_MASK = 1 << 19;
    int PROP_MODE_REPLACE = 0;

    static Xlib load() {
        return Native.load("X11", Xlib.class);
    }

    /** Called on a protocol error; Xlib's own handler would end the process. */
    interface ErrorHandler extends Callback {
        int error(Pointer display, Pointer event);
    }

    /** Called first when the display is gone; Xlib's own says so on standard error and ends the process. */
    interface IoErrorHandler extends Callback {
        int error(Pointer display);
    }

    /** Called next when the display is gone; without it Xlib ends the process (libX11 1.7 and later). */
    interface IoErrorExitHandler extends Callback {
        void exit(Pointer display, @Nullable Pointer userData);
    }

    @Nullable
    Pointer XOpenDisplay(@Nullable String name);

    int XCloseDisplay(Pointer display);

    Pointer XSetErrorHandler(ErrorHandler handler);

    Pointer XSetIOErrorHandler(IoErrorHandler handler);

    void XSetIOErrorExitHandler(Pointer display, IoErrorExitHandler handler, @Nullable Pointer userData);

    int XDefaultScreen(Pointer display);

    NativeLong XDefaultRootWindow(Pointer display);

    int XMatchVisualInfo(Pointer display, int screen, int depth, int visualClass, XVisualInfo found);

    NativeLong XCreateColormap(Pointer display, NativeLong window, Pointer visual, int allocate);

    NativeLong XCreateWindow(
            Pointer display,
            NativeLong parent,
            int x,
            int y,
            int width,
            int height,
            int borderWidth,
            int depth,
            int windowClass,
            Pointer visual,
            NativeLong valueMask,
            XWindowSettings attributes);

    int XChangeWindowAttributes(Pointer display, NativeLong window, NativeLong valueMask, XWindowSettings attributes);

    int XDestroyWindow(Pointer display, NativeLong window);

    int XMapRaised(Pointer display, NativeLong window);

    int XRaiseWindow(Pointer display, NativeLong window);

    int XClearWindow(Pointer display, NativeLong window);

    int XSetWindowBackgroundPixmap(Pointer display, NativeLong window, NativeLong pixmap);

    int XGetWindowAttributes(Pointer display, NativeLong window, XWindowAttributes attributes);

    int XQueryTree(
            Pointer display,
            NativeLong window,
            NativeLongByReference root,
            NativeLongByReference parent,
            PointerByReference children,
            IntByReference count);

    NativeLong XCreatePixmap(Pointer display, NativeLong drawable, int width, int height, int depth);

    int XFreePixmap(Pointer display, NativeLong pixmap);

    Pointer XCreateGC(Pointer display, NativeLong drawable, NativeLong valueMask, @Nullable Pointer values);

    int XFreeGC(Pointer display, Pointer gc);

    Pointer XCreateImage(
            Pointer display,
            Pointer visual,
            int depth,
            int format,
            int offset,
            Pointer data,
            int width,
            int height,
            int bitmapPad,
            int bytesPerLine);

    int XPutImage(
            Pointer display,
            NativeLong drawable,
            Pointer gc,
            Pointer image,
            int sourceX,
            int sourceY,
            int x,
            int y,
            int width,
            int height);

    int XFree(Pointer data);

    @Nullable
    String XResourceManagerString(Pointer display);

    @Nullable
    Pointer XGetAtomName(Pointer display, NativeLong atom);

    NativeLong XInternAtom(Pointer display, String name, boolean onlyIfExists);

    int XChangeProperty(
            Pointer display,
            NativeLong window,
            NativeLong property,
            NativeLong type,
            int format,
            int mode,
            Pointer data,
            int elements);

    NativeLong XGetSelectionOwner(Pointer display, NativeLong selection);

    int XSelectInput(Pointer display, NativeLong window, NativeLong eventMask);

    int XConnectionNumber(Pointer display);

    int XPending(Pointer display);

    int XNextEvent(Pointer display, Pointer event);

    int XSync(Pointer display, boolean discard);

    int XFlush(Pointer display);
}
