package io.yingdun.agent.platform.macos;

import com.sun.jna.platform.mac.IOKit.IOService;
import com.sun.jna.platform.mac.IOKitUtil;
import io.yingdun.agent.platform.DesktopSession;
import io.yingdun.agent.platform.DesktopSession.State;
import io.yingdun.agent.platform.NativeWindows;
import io.yingdun.agent.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** macOS 12 and later, as an agent of the person's session (LaunchAgent of type Aqua). */
public final class MacPlatform implements Platform {

    @Override
    public String machineId() {
        IOService expert = IOKitUtil.getMatchingService("IOPlatformExpertDevice");
        if (expert == null) {
            return "";
        }
        try {
            String id = expert.getStringProperty("IOPlatformUUID");
            return id == null ? "" : id;
        } finally {
            expert.release();
        }
    }

    @Override
    public DesktopSession session() {
        String user = System.getProperty("user.name", "");
        return WindowServerSession.isLocked()
                ? new DesktopSession(State.LOCKED, "the session is locked", user)
                : new DesktopSession(State.USABLE, "", user);
    }

    @Override
    public NativeWindows openWindows() {
        return new CocoaWindows();
    }

    /** AWT and GLFW each want the process's first thread on macOS: the overlay has it. */
    @Override
    public boolean hasTray() {
        return false;
    }

    @Override
    public void restrictToOwner(Path path) throws IOException {
        String rights = Files.isDirectory(path) ? "rwx------" : "rw-------";
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
}
