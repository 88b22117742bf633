package io.yingdun.agent.platform.windows;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinDef.HWND;
import com.sun.jna.platform.win32.WinUser;
import io.yingdun.agent.platform.NativeWindows;
import java.util.List;

/**
 * Extended window styles. Layered and transparent together pass every mouse event to the windows below. The display
 * affinity is left at WDA_NONE: screenshots and recordings must keep the mark.
 */
final class LayeredWindows implements NativeWindows {
    private static final int WS_EX_TOPMOST = 0x0000_0008;
    private static final int WS_EX_TRANSPARENT = 0x0000_0020;
    private static final int WS_EX_TOOLWINDOW = 0x0000_0080;
    private static final int WS_EX_LAYERED = 0x0008_0000;
    private static final int WS_EX_NOACTIVATE = 0x0800_0000;
    private static final int OVERLAY_STYLES =
            WS_EX_TOPMOST | WS_EX_TRANSPARENT | WS_EX_TOOLWINDOW | WS_EX_LAYERED | WS_EX_NOACTIVATE;
    private static final HWND HWND_TOPMOST = new HWND(Pointer.createConstant(-1));
    private static final int STAY_AS_YOU_ARE = WinUser.SWP_NOMOVE | WinUser.SWP_NOSIZE | WinUser.SWP_NOACTIVATE;

    /** The desktop window manager cannot be switched off since Windows 8. */
    @Override
    public boolean compositing() {
        return true;
    }

    @Override
    public void prepareOverlay(long window) {
        HWND handle = new HWND(Pointer.createConstant(window));
        int styles = User32.INSTANCE.GetWindowLong(handle, WinUser.GWL_EXSTYLE);
        User32.INSTANCE.SetWindowLong(handle, WinUser.GWL_EXSTYLE, styles | OVERLAY_STYLES);
    }

    /** Asked for once a second: whichever topmost window asked last is above. */
    @Override
    public void keepOnTop(List<Long> windows) {
        for (long window : windows) {
            User32.INSTANCE.SetWindowPos(
                    new HWND(Pointer.createConstant(window)), HWND_TOPMOST, 0, 0, 0, 0, STAY_AS_YOU_ARE);
        }
    }
}
