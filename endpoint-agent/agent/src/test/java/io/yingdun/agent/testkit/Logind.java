package io.yingdun.agent.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A systemd-logind on a message bus of its own, answered by python-dbusmock's template of it: the agent asks it with the
 * real {@code loginctl}, and a test locks the session as a screen locker does. Ends with the screen.
 */
public final class Logind {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String SESSION = "c7";
    private static final String MANAGER = "/org/freedesktop/login1";

    private final XScreen screen;
    private final String address;
    private Process service;

    private Logind(Path folder, XScreen screen) throws IOException {
        this.screen = screen;
        address = "unix:path=" + folder.resolve("bus");
        Path configuration = folder.resolve("bus.conf");
        Files.writeString(configuration, BUS.formatted(address));
        screen.spawn("dbus-daemon", "--nofork", "--config-file=" + configuration);
        service = startService();
    }

    /** Skips the test where a program is missing or this machine forbids mount namespaces. */
    public static Logind start(Path folder, XScreen screen) throws IOException {
        XScreen.assumeInstalled("dbus-daemon", "dbus-send", "loginctl", "unshare");
        Assumptions.assumeTrue(
                screen.succeeds("/usr/bin/python3", "-c", "import dbusmock"), "python3-dbusmock is not installed");
        Assumptions.assumeTrue(screen.succeeds("unshare", "--mount", "true"), "no mount namespaces here");
        return new Logind(folder, screen);
    }

    private Process startService() {
        Process started =
                screen.spawn("env", busVariable(), "/usr/bin/python3", "-m", "dbusmock", "--template", "logind");
        Eventually.await(
                "logind answers",
                LONGEST,
                () -> calls(
                        MANAGER,
                        "org.freedesktop.DBus.Mock.AddSession",
                        "string:" + SESSION,
                        "string:seat0",
                        "uint32:1000",
                        "string:li.na",
                        "boolean:true"));
        return started;
    }

    /**
     * Starts what follows it in this session, as user {@code li.na}. {@code loginctl} works only where systemd runs,
     * which it sees by a folder: that exists in the started program's view of the machine alone.
     */
    public String[] launcher() {
        return new String[] {
            "unshare",
            "--mount",
            "bash",
            "-c",
            "mount -t tmpfs none /run && mkdir -p /run/systemd/system && exec \"$@\"",
            "session",
            "env",
            busVariable(),
            "XDG_SESSION_ID=" + SESSION
        };
    }

    /** What a screen locker tells when it locks or unlocks. */
    public void setLocked(boolean locked) {
        if (!calls(
                MANAGER + "/session/" + SESSION, "org.freedesktop.login1.Session.SetLockedHint", "boolean:" + locked)) {
            throw new AssertionError("logind does not take SetLockedHint");
        }
    }

    /** Stops answering, as while a package update replaces it. */
    public void stopService() throws InterruptedException {
        service.destroyForcibly().waitFor();
    }

    public void restartService() {
        service = startService();
    }

    private boolean calls(String object, String method, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "env",
                busVariable(),
                "dbus-send",
                "--system",
                "--print-reply",
                "--reply-timeout=2000",
                "--dest=org.freedesktop.login1",
                object,
                method));
        command.addAll(List.of(arguments));
        return screen.succeeds(command.toArray(String[]::new));
    }

    private String busVariable() {
        return "DBUS_SYSTEM_BUS_ADDRESS=" + address;
    }

    private static final String BUS = """
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
          "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig>
          <listen>%s</listen>
          <policy context="default">
            <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
          </policy>
        </busconfig>
        """;
}
