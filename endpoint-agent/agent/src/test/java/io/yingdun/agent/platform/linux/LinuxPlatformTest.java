package io.yingdun.agent.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.agent.platform.DesktopSession.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinuxPlatformTest {
    @Test
    void saysThatAWaylandSessionCannotBeMarked() {
        assertThat(platform(Map.of("WAYLAND_DISPLAY", "wayland-0", "DISPLAY", ":0"))
                        .session()
                        .state())
                .isEqualTo(State.UNSUPPORTED);
        assertThat(platform(Map.of("XDG_SESSION_TYPE", "wayland")).session().detail())
                .contains("choose an X11 session");
    }

    @Test
    void takesAnX11SessionWithoutLogindAsUsable() {
        assertThat(platform(Map.of("DISPLAY", ":0", "XDG_SESSION_TYPE", "x11"))
                        .session()
                        .state())
                .isEqualTo(State.USABLE);
        assertThat(platform(Map.of()).session().userName()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void readsLogindsAnswer() {
        assertThat(LogindSession.parse("LockedHint=yes\nName=li.na\n\nbroken\n"))
                .containsOnly(Map.entry("LockedHint", "yes"), Map.entry("Name", "li.na"));
    }

    private static LinuxPlatform platform(Map<String, String> environment) {
        return new LinuxPlatform(environment, new LogindSession(null));
    }
}
