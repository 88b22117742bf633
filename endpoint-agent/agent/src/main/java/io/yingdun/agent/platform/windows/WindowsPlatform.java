package io.yingdun.agent.platform.windows;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import io.yingdun.agent.platform.DesktopSession;
import io.yingdun.agent.platform.DesktopSession.State;
import io.yingdun.agent.platform.NativeWindows;
import io.yingdun.agent.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.EnumSet;
import java.util.List;

/**
 * Windows 10 and later. The agent runs in the person's session: services live in session 0, which has no desktop.
 */
public final class WindowsPlatform implements Platform {
    private final InputDesktop inputDesktop = new InputDesktop();

    @Override
    public String machineId() {
        try {
            return Advapi32Util.registryGetStringValue(
                    WinReg.HKEY_LOCAL_MACHINE, "SOFTWARE\\Microsoft\\Cryptography", "MachineGuid");
        } catch (Win32Exception e) {
            return "";
        }
    }

    @Override
    public DesktopSession session() {
        String user = System.getProperty("user.name", "");
        return inputDesktop.isOurs()
                ? new DesktopSession(State.USABLE, "", user)
                : new DesktopSession(State.LOCKED, "the session is locked or shows the secure desktop", user);
    }

    @Override
    public NativeWindows openWindows() {
        return new LayeredWindows();
    }

    @Override
    public boolean hasTray() {
        return true;
    }

    @Override
    public void restrictToOwner(Path path) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view == null) {
            throw new IOException("the file system of " + path + " keeps no access rights: use NTFS");
        }
        // Setting the list also ends the inheritance of the folder's rights.
        view.setAcl(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(Files.getOwner(path))
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build()));
    }
}
