package io.yingdun.agent.testkit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A virtual X screen of its own with the programs that a test runs on it; all of them end with it. */
public final class XScreen implements AutoCloseable {
    private static final int FIRST_DISPLAY = 60;
    private static final int LAST_DISPLAY = 69;
    private static final int COMPOSITOR_ATTEMPTS = 3;

    private final String display;
    private final String size;
    private Process server;
    private final Deque<Process> programs = new ArrayDeque<>();
    private @Nullable Process compositor;

    private XScreen(String display, String size) {
        this.display = display;
        this.size = size;
        this.server = launchServer();
    }

    /** Skips the test where a program is missing. */
    public static XScreen start(int width, int height) {
        for (String program :
                List.of("Xvfb", "picom", "feh", "import", "xdotool", "xrandr", "xev", "xprop", "openbox")) {
            Assumptions.assumeTrue(isInstalled(program), () -> program + " is not installed");
        }
        for (int number = FIRST_DISPLAY; number <= LAST_DISPLAY; number++) {
            if (isFree(Path.of("/tmp/.X" + number + "-lock"))) {
                return start(":" + number, width + "x" + height + "x24");
            }
        }
        throw new AssertionError("no free display between :" + FIRST_DISPLAY + " and :" + LAST_DISPLAY);
    }

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
        XScreen screen = new XScreen(display, size);
        screen.awaitServer();
        return screen;
    }

    private Process launchServer() {
        return launch(new ProcessBuilder(
                "Xvfb",
                display,
                "-screen",
                "0",
                size,
                "-nolisten",
                "tcp",
                "+extension",
                "GLX",
                "+extension",
                "Composite",
                "+extension",
                "RANDR"));
    }

    private void awaitServer() {
        Eventually.await("Xvfb answers", Duration.ofSeconds(30), () -> {
            if (!server.isAlive()) {
                throw new AssertionError("Xvfb ended with status " + server.exitValue());
            }
            return succeeds("xrandr");
        });
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Starts picom; one that gives up in its first second (a window vanished while it looked) is started again. */
    public void startCompositor() {
        for (int attempt = 0; attempt < COMPOSITOR_ATTEMPTS; attempt++) {
            Process picom = spawn("picom", "--config", "/dev/null", "--backend", "xrender");
            try {
                if (!picom.waitFor(1, TimeUnit.SECONDS)) {
                    compositor = picom;
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("picom does not stay up");
    }

    public void stopCompositor() {
        kill(Objects.requireNonNull(compositor));
    }

    /** Kills the X server itself, and starts it anew on the same display after {@code meanwhile}. */
    public void restartServer(Runnable meanwhile) {
        kill(server);
        meanwhile.run();
        server = launchServer();
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

    private boolean succeeds(String... command) {
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
