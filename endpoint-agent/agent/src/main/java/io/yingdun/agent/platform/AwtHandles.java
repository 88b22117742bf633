package io.yingdun.agent.platform;

import com.sun.jna.Native;
import java.awt.Window;

/** The window system's handle of an AWT window. The one place where JNA must name an AWT type. */
public final class AwtHandles {
    private AwtHandles() {}

    /** The window must have its native peer, that is, {@code addNotify} was called. */
    public static long of(Window window) {
        return Native.getWindowID(window);
    }
}
