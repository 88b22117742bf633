package io.yingdun.agent.platform.linux;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.IntByReference;
import io.yingdun.agent.platform.NativeMonitor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The monitors by RandR 1.5, asked anew each time. GLFW keeps a list of its own that misses a monitor whose mode is set
 * before its connection is noticed, and reads through a null pointer when the server goes away; this does neither.
 */
final class XMonitors {
    private final @Nullable Xrandr xrandr = load();

    private interface Xrandr extends Library {
        @Nullable
        Pointer XRRGetMonitors(Pointer display, NativeLong window, boolean activeOnly, IntByReference count);

        void XRRFreeMonitors(Pointer monitors);
    }

    /** XRRMonitorInfo (Xrandr.h). */
    @Structure.FieldOrder({
        "name",
        "primary",
        "automatic",
        "outputCount",
        "x",
        "y",
        "width",
        "height",
        "millimetresWide",
        "millimetresHigh",
        "outputs"
    })
    public static final class MonitorInfo extends Structure {
        public NativeLong name = new NativeLong(0);
        public int primary;
        public int automatic;
        public int outputCount;
        public int x;
        public int y;
        public int width;
        public int height;
        public int millimetresWide;
        public int millimetresHigh;
        public @Nullable Pointer outputs;

        public MonitorInfo(Pointer memory) {
            super(memory);
            read();
        }
    }

    private static @Nullable Xrandr load() {
        try {
            return Native.load("Xrandr", Xrandr.class);
        } catch (UnsatisfiedLinkError e) {
            return null;
        }
    }

    /** Empty where the server or the library has no RandR 1.5. */
    List<NativeMonitor> list(Xlib xlib, X11Connection connection) {
        List<NativeMonitor> monitors = new ArrayList<>();
        if (xrandr == null) {
            return monitors;
        }
        IntByReference count = new IntByReference();
        Pointer array = xrandr.XRRGetMonitors(connection.display(), connection.root(), true, count);
        if (array == null) {
            return monitors;
        }
        long at = 0;
        for (int i = 0; i < count.getValue(); i++) {
            MonitorInfo info = new MonitorInfo(array.share(at));
            at += info.size();
            Pointer name = xlib.XGetAtomName(connection.display(), info.name);
            monitors.add(
                    new NativeMonitor(name == null ? "" : name.getString(0), info.x, info.y, info.width, info.height));
            if (name != null) {
                xlib.XFree(name);
            }
        }
        xrandr.XRRFreeMonitors(array);
        return monitors;
    }
}
