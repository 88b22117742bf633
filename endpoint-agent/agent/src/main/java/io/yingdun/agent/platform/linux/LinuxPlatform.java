package io.yingdun.agent.platform.linux;

import io.yingdun.agent.platform.DesktopSession;
import io.yingdun.agent.platform.DesktopSession.State;
import io.yingdun.agent.platform.NativeWindows;
import io.yingdun.agent.platform.NoDisplayException;
import io.yingdun.agent.platform.Platform;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** Linux with X11. */
public final class LinuxPlatform implements Platform {
    /** systemd's machine id first, then D-Bus's copy, then the mainboard's (readable by root only). */
    private static final List<Path> MACHINE_ID_FILES = List.of(
            Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"), Path.of("/sys/class/dmi/id/product_uuid"));

    private static final Logger LOG = System.getLogger(LinuxPlatform.class.getName());

    private final Map<String, String> environment;
    private final LogindSession logind;

    public LinuxPlatform() {
        this(System.getenv(), new LogindSession(System.getenv("XDG_SESSION_ID")));
    }

    LinuxPlatform(Map<String, String> environment, LogindSession logind) {
        this.environment = environment;
        this.logind = logind;
    }

    @Override
    public String machineId() {
        for (Path file : MACHINE_ID_FILES) {
            try {
                String id = Files.readString(file).strip();
                if (!id.isEmpty()) {
                    return id;
                }
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "no machine id in {0}", file);
            }
        }
        return "";
    }

    @Override
    public DesktopSession session() {
        Map<String, String> properties = logind.properties();
        String user = properties.getOrDefault("Name", System.getProperty("user.name", ""));
        if (isWayland()) {
            return new DesktopSession(
                    State.UNSUPPORTED,
                    "this is a Wayland session; only X11 sessions can be marked: choose an X11 session at log-in",
                    user);
        }
        if ("yes".equals(properties.get("LockedHint"))) {
            return new DesktopSession(State.LOCKED, "the session is locked", user);
        }
        return new DesktopSession(State.USABLE, "", user);
    }

    /** An X11 window under Xwayland covers other X11 windows only, never the Wayland ones beside them. */
    private boolean isWayland() {
        return !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()
                || environment.getOrDefault("XDG_SESSION_TYPE", "").equals("wayland");
    }

    @Override
    public NativeWindows openWindows() throws NoDisplayException {
        return X11Windows.open();
    }

    @Override
    public boolean hasTray() {
        return X11Windows.trayHasOwner();
    }

    @Override
    public void restrictToOwner(Path path) throws IOException {
        String rights = Files.isDirectory(path) ? "rwx------" : "rw-------";
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
}
