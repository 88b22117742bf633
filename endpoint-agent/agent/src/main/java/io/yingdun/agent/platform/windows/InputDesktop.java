package io.yingdun.agent.platform.windows;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.win32.W32APIOptions;
import org.jspecify.annotations.Nullable;

/**
 * Whether keyboard and mouse go to this person's desktop. Locked, at the log-on screen and during a UAC prompt they go
 * to the secure desktop, which a process of the person may not open and no overlay can cover.
 */
final class InputDesktop {
    private static final int DESKTOP_READOBJECTS = 0x0001;

    private interface Desktops extends Library {
        @Nullable
        HANDLE OpenInputDesktop(int flags, boolean inherit, int access);

        boolean CloseDesktop(HANDLE desktop);
    }

    boolean isOurs() {
        Desktops desktops = Native.load("user32", Desktops.class, W32APIOptions.DEFAULT_OPTIONS);
        HANDLE desktop = desktops.OpenInputDesktop(0, false, DESKTOP_READOBJECTS);
        if (desktop == null) {
            return false;
        }
        desktops.CloseDesktop(desktop);
        return true;
    }
}
