package io.yingdun.agent.testkit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A virtual X screen of its own with the programs that a test runs on it; all of them end with it. */
public final class XScreen implements AutoCloseable {
    private static final int FIRST_DISPLAY = 60;
    private static final int LAST_DISPLAY = 69;
    private static final int COMPOSITOR_ATTEMPTS = 5;

    private final String display;
    private final List<String> serverCommand;
    private Process server;
    private final Deque<Process> programs = new ConcurrentLinkedDeque<>();
    private @Nullable Process compositor;

    private XScreen(String display, List<String> serverCommand) {
        this.display = display;
        this.serverCommand = serverCommand;
        this.server = launch(new ProcessBuilder(serverCommand));
    }

    /** Skips the test where a program is missing. */
    public static XScreen start(int width, int height) {
        assumeInstalled("Xvfb", "picom", "feh", "import", "xdotool", "xrandr", "xev", "xprop", "xwininfo", "openbox");
        for (int number = FIRST_DISPLAY; number <= LAST_DISPLAY; number++) {
            if (isFree(Path.of("/tmp/.X" + number + "-lock"))) {
                return start(":" + number, width + "x" + height + "x24");
            }
        }
        throw new AssertionError("no free display between :" + FIRST_DISPLAY + " and :" + LAST_DISPLAY);
    }

    /** Skips the test where one of these programs is missing. */
    public static void assumeInstalled(String... programs) {
        for (String program : programs) {
            Assumptions.assumeTrue(isInstalled(program), () -> program + " is not installed");
        }
    }

    /**
     * A server with sixteen outputs, of which the first has a monitor of 1280×720: monitors can be plugged in by xrandr.
     * Skips the test where Debian's xserver-xorg-core or xserver-xorg-video-dummy is missing.
     */
    public static XScreen startWithManyOutputs(Path folder) throws IOException {
        Assumptions.assumeTrue(
                Files.exists(Path.of("/usr/lib/xorg/modules/drivers/dummy_drv.so")) && isInstalled("Xorg"),
                "xserver-xorg-core and xserver-xorg-video-dummy are not installed");
        Path configuration = folder.resolve("xorg.conf");
        Files.writeString(configuration, MANY_OUTPUTS);
        for (int number = FIRST_DISPLAY; number <= LAST_DISPLAY; number++) {
            if (isFree(Path.of("/tmp/.X" + number + "-lock"))) {
                XScreen screen = new XScreen(
                        ":" + number,
                        List.of(
                                "Xorg",
                                ":" + number,
                                "-noreset",
                                "-nolisten",
                                "tcp",
                                "-config",
                                configuration.toString(),
                                "-logfile",
                                folder.resolve("xorg.log").toString()));
                screen.awaitServer();
                return screen;
            }
        }
        throw new AssertionError("no free display");
    }

    private static final String MANY_OUTPUTS = """
        Section "ServerFlags"
          Option "DontVTSwitch" "true"
          Option "AutoAddDevices" "false"
          Option "AutoAddGPU" "false"
        EndSection
        Section "Device"
          Identifier "dummy"
          Driver "dummy"
          VideoRam 256000
        EndSection
        Section "Monitor"
          Identifier "monitor"
          HorizSync 5.0-1000.0
          VertRefresh 5.0-200.0
        EndSection
        Section "Screen"
          Identifier "screen"
          Device "dummy"
          Monitor "monitor"
          DefaultDepth 24
          SubSection "Display"
            Depth 24
            Virtual 4096 2048
            Modes "1280x720" "1024x768" "800x600"
          EndSubSection
        EndSection
        """;

    /** A lock of a server that was killed is no lock: the next server removes it. */
    private static boolean isFree(Path lock) {
        try {
            return Files.notExists(lock)
                    || ProcessHandle.of(Long.parseLong(Files.readString(lock).strip()))
                            .isEmpty();
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    private static XScreen start(String display, String size) {
        XScreen screen = new XScreen(
                display,
                List.of(
                        "Xvfb",
                        display,
                        "-screen",
                        "0",
                        size,
                        // Else it starts over, and cuts who is just connecting, when a lone xrandr leaves.
                        "-noreset",
                        "-nolisten",
                        "tcp",
                        "+extension",
                        "GLX",
                        "+extension",
                        "Composite",
                        "+extension",
                        "RANDR"));
        screen.awaitServer();
        return screen;
    }

    private void awaitServer() {
        Eventually.await("the X server answers", Duration.ofSeconds(30), () -> {
            if (!server.isAlive()) {
                throw new AssertionError("the X server ended with status " + server.exitValue());
            }
            return succeeds("xrandr");
        });
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Starts picom; one that gives up (a window vanished while it looked) is started again, as a desktop does. */
    public void startCompositor() {
        startCompositor(COMPOSITOR_ATTEMPTS);
    }

    private synchronized void startCompositor(int attempts) {
        Process picom = spawn("picom", "--config", "/dev/null", "--backend", "xrender");
        compositor = picom;
        if (attempts > 1) {
            picom.onExit().thenAccept(ended -> replaceCompositor(ended, attempts - 1));
        }
    }

    private synchronized void replaceCompositor(Process ended, int attempts) {
        if (ended.equals(compositor)) {
            startCompositor(attempts);
        }
    }

    public void stopCompositor() {
        kill(forgetCompositor());
    }

    private synchronized Process forgetCompositor() {
        Process running = Objects.requireNonNull(compositor);
        compositor = null;
        return running;
    }

    /** Kills the X server itself, and starts it anew on the same display after {@code meanwhile}. */
    public void restartServer(Runnable meanwhile) {
        synchronized (this) {
            compositor = null;
        }
        kill(server);
        meanwhile.run();
        server = launch(new ProcessBuilder(serverCommand));
        awaitServer();
    }

    /** Fills the screen with a picture, in a window of its own. */
    public Process showPicture(Path picture) {
        Process feh = spawn("feh", "--borderless", "--geometry", "+0+0", picture.toString());
        Eventually.await(
                "the picture is shown", Duration.ofSeconds(20), () -> succeeds("xdotool", "search", "--class", "feh"));
        return feh;
    }

    /** Starts a program on this screen. */
    public Process spawn(String... command) {
        Process process = launch(new ProcessBuilder(command), display);
        programs.push(process);
        return process;
    }

    /** Starts a program whose input and output the test handles itself. */
    public Process spawnPiped(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        prepare(builder, display);
        Process process = builder.start();
        programs.push(process);
        return process;
    }

    /** Output of a short program that must succeed. */
    public String run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            prepare(builder, display);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Whether a short program ends with status 0. */
    boolean succeeds(String... command) {
        try {
            Process process = launch(new ProcessBuilder(command), display);
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a screenshot shows. */
    public BufferedImage capture() {
        try {
            ProcessBuilder builder = new ProcessBuilder("import", "-silent", "-window", "root", "png:-");
            prepare(builder, display);
            Process process = builder.start();
            byte[] png = process.getInputStream().readAllBytes();
            process.waitFor();
            return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)), "no picture");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Process launch(ProcessBuilder builder) {
        try {
            return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(ProcessBuilder builder, String display) {
        prepare(builder, display);
        return launch(builder);
    }

    private static void prepare(ProcessBuilder builder, String display) {
        builder.environment().put("DISPLAY", display);
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().remove("XDG_SESSION_TYPE");
    }

    private static void kill(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            compositor = null;
        }
        programs.forEach(XScreen::kill);
        // Gently: a killed server leaves its lock and socket behind.
        server.destroy();
        try {
            server.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill(server);
    }
}
