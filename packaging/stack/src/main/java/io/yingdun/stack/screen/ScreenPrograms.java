package io.yingdun.stack.screen;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The programs that a virtual screen is made of, each from the Debian package named after the colon. */
public final class ScreenPrograms {

    private static final List<String> NEEDED = List.of(
            "Xvfb:xvfb",
            "openbox:openbox",
            "picom:picom",
            "xterm:xterm",
            "feh:feh",
            "import:imagemagick",
            "xdotool:xdotool",
            "xprop:x11-utils",
            "setsid:util-linux");

    private ScreenPrograms() {}

    /** Debian packages to install before a screen can be started; empty where all is there. */
    public static List<String> missingPackages() {
        return NEEDED.stream()
                .map(item -> item.split(":"))
                .filter(item -> !isInstalled(item[0]))
                .map(item -> item[1])
                .toList();
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
