package io.yingdun.agent.platform.macos;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.yingdun.agent.platform.NativeWindows;
import java.util.List;

/**
 * NSWindow properties by the Objective-C runtime. The sharing type stays as it is (read-only), so screenshots and
 * recordings keep the mark.
 */
final class CocoaWindows implements NativeWindows {
    /** NSScreenSaverWindowLevel: above menus, the Dock and full-screen windows. */
    private static final long LEVEL = 1000;

    /** canJoinAllSpaces, stationary, ignoresCycle, fullScreenAuxiliary (NSWindow.CollectionBehavior). */
    private static final long BEHAVIOUR = 1L | 1L << 4 | 1L << 6 | 1L << 8;

    private final Function messageSend = NativeLibrary.getInstance("objc").getFunction("objc_msgSend");
    private final Function registerName = NativeLibrary.getInstance("objc").getFunction("sel_registerName");

    @Override
    public boolean compositing() {
        return true;
    }

    @Override
    public void prepareOverlay(long window) {
        Pointer target = new Pointer(window);
        send(target, "setLevel:", LEVEL);
        send(target, "setCollectionBehavior:", BEHAVIOUR);
        send(target, "setIgnoresMouseEvents:", (byte) 1);
        send(target, "setHasShadow:", (byte) 0);
    }

    @Override
    public void keepOnTop(List<Long> windows) {
        windows.forEach(window -> send(new Pointer(window), "orderFrontRegardless"));
    }

    /** Each message has its method's own signature: on arm64 a variadic call would pass arguments elsewhere. */
    private void send(Pointer target, String selector, Object... arguments) {
        Object[] all = new Object[2 + arguments.length];
        all[0] = target;
        all[1] = registerName.invokePointer(new Object[] {selector});
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        messageSend.invokeVoid(all);
    }
}
