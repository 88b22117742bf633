package io.yingdun.agent.platform;

import io.yingdun.agent.platform.linux.LinuxPlatform;
import io.yingdun.agent.platform.macos.MacPlatform;
import io.yingdun.agent.platform.windows.WindowsPlatform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The operating system under the agent. Methods are safe to call from any thread unless they say otherwise. */
public interface Platform {

    /** The one this process runs on. Loads no native library yet. */
    static Platform current() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new WindowsPlatform();
        }
        return name.startsWith("mac") ? new MacPlatform() : new LinuxPlatform();
    }

    /** A name that stays the same over restarts and differs between machines; empty where the system has none. */
    String machineId();

    /** The desktop session as it is now. May start a short process: not for every frame. */
    DesktopSession session();

    /**
     * A connection to the window system, used by one thread.
     *
     * @throws NoDisplayException if there is no display to connect to now
     */
    NativeWindows openWindows() throws NoDisplayException;

    /** Whether the desktop has a place for a tray icon now. */
    boolean hasTray();

    /** Takes every right on this file or folder from everybody but its owner. */
    void restrictToOwner(Path path) throws IOException;
}
