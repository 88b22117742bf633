package io.yingdun.agent.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.agent.testkit.Eventually;
import io.yingdun.agent.testkit.XScreen;
import io.yingdun.watermark.overlay.Compositor;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real overlay on a real X server with a real compositor, judged by screenshots. */
class OverlayIT {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final Duration SHORTLY = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private XScreen screen;
    private BufferedImage picture;
    private int width = WIDTH;
    private int height = HEIGHT;

    @BeforeEach
    void showAPictureUnderACompositor() throws IOException {
        screen = XScreen.start(WIDTH, HEIGHT);
        picture = everyGreyAndSomeColours(1);
        Path file = folder.resolve("ground.png");
        ImageIO.write(picture, "png", file.toFile());
        screen.startCompositor();
        screen.showPicture(file);
        awaitScreen("the bare picture", (x, y) -> false, 0);
    }

    @AfterEach
    void stop() {
        screen.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"GLFW", "GLFW_GL", "AWT"})
    void showsExactlyThePixelsThatTheEnginePredicts(BackendKind kind) throws IOException {
        ProbeProcess probe = ProbeProcess.start(screen, kind).send("draw 5");
        probe.awaitReport("DRAWN 1");

        assertThat(wrongPixels((x, y) -> true, 5)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"GLFW", "GLFW_GL", "AWT"})
    void leavesOutWhatThePolicyLeavesOut(BackendKind kind) throws IOException {
        ProbeProcess.start(screen, kind)
                .send("draw 6 leave -1 250 250 750 750 cover 0 400 400 600 600")
                .awaitReport("DRAWN 1");

        assertThat(wrongPixels((x, y) -> !inside(x, y, 250, 750) || inside(x, y, 400, 600), 6))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"GLFW", "AWT"})
    void letsClicksThrough(BackendKind kind) throws IOException {
        Process below = screen.spawnPiped(List.of("xev", "-geometry", "640x480+0+0", "-event", "button"));
        ProbeProcess.start(screen, kind).send("draw 5").awaitReport("DRAWN 1");

        screen.run("xdotool", "mousemove", "300", "200", "click", "1");

        assertThat(lineContaining(below, "ButtonPress")).contains("ButtonPress");
    }

    @ParameterizedTest
    @EnumSource(names = {"GLFW", "AWT"})
    void staysAboveAWindowThatCoversTheScreenLater(BackendKind kind) throws IOException {
        ProbeProcess.start(screen, kind).send("draw 5").awaitReport("DRAWN 1");
        awaitScreen("marked", (x, y) -> true, 5);

        picture = everyGreyAndSomeColours(2);
        Path file = folder.resolve("later.png");
        ImageIO.write(picture, "png", file.toFile());
        screen.spawn("feh", "--fullscreen", "--hide-pointer", file.toString());

        awaitScreen("the later window is marked", (x, y) -> true, 5);
    }

    @ParameterizedTest
    @EnumSource(names = {"GLFW", "AWT"})
    void isNeitherDecoratedNorListedByAWindowManager(BackendKind kind) throws IOException {
        screen.spawn("openbox");
        Eventually.await(
                "openbox runs",
                SHORTLY,
                () -> screen.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").contains("window id"));
        ProbeProcess.start(screen, kind).send("draw 5").awaitReport("DRAWN 1");
        String focusBefore = screen.run("xdotool", "getwindowfocus");

        assertThat(screen.run("xprop", "-root", "_NET_CLIENT_LIST").lines().count())
                .isEqualTo(1);
        assertThat(screen.run("xdotool", "getwindowfocus")).isEqualTo(focusBefore);
        awaitScreen("all of the screen is marked", (x, y) -> true, 5);
    }

    @ParameterizedTest
    @EnumSource(names = {"GLFW", "AWT"})
    void drawsNothingWithoutACompositorAndComesBackWithIt(BackendKind kind) throws IOException {
        ProbeProcess probe = ProbeProcess.start(screen, kind).send("draw 5");
        probe.awaitReport("DRAWN 1");

        screen.stopCompositor();
        probe.awaitReport("NO_COMPOSITOR 1");
        awaitScreen("bare, not black", (x, y) -> false, 0);

        screen.startCompositor();
        probe.awaitReport("DRAWN 1");
        assertThat(wrongPixels((x, y) -> true, 5)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"GLFW", "AWT"})
    void followsAChangeOfResolution(BackendKind kind) throws IOException {
        ProbeProcess.start(screen, kind).send("draw 5").awaitReport("DRAWN 1");

        screen.run("xrandr", "--newmode", "small", "0", "400", "400", "400", "400", "300", "300", "300", "300");
        screen.run("xrandr", "--addmode", "screen", "small");
        screen.run("xrandr", "--output", "screen", "--mode", "small");

        width = 400;
        height = 300;
        awaitScreen("the smaller screen is marked from its corner", (x, y) -> true, 5);
    }

    @ParameterizedTest
    @EnumSource(names = {"GLFW", "AWT"})
    void showsTheNextSlotsCodewordAndNothingWhenSwitchedOff(BackendKind kind) throws IOException {
        ProbeProcess probe = ProbeProcess.start(screen, kind).send("draw 5");
        probe.awaitReport("DRAWN 1");

        probe.send("draw 6").awaitReport("DRAWN 2");
        assertThat(wrongPixels((x, y) -> true, 6)).isZero();

        probe.send("off").awaitReport("SWITCHED_OFF 3");
        awaitScreen("bare", (x, y) -> false, 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"GLFW", "GLFW_GL", "AWT"})
    void changesTheMarkWithoutEverDoublingOrLiftingIt(BackendKind kind) throws IOException {
        ProbeProcess probe = ProbeProcess.start(screen, kind).send("draw 5");
        probe.awaitReport("DRAWN 1");
        List<String> windows = windowsOnTheScreen();

        for (int change = 0; change < 6; change++) {
            probe.send("draw " + (change % 2 == 0 ? 6 : 5));
            for (int look = 0; look < 4; look++) {
                assertThat(pixelsOfNeither(5, 6)).isZero();
            }
            probe.awaitReport("DRAWN " + (change + 2));
        }

        // What a screenshot may miss between two frames: a second window over the first.
        assertThat(windowsOnTheScreen()).isEqualTo(windows);
    }

    @Test
    void survivesTheLossOfTheDisplayAndDrawsOnItsSuccessor() throws IOException {
        ProbeProcess probe = ProbeProcess.start(screen, BackendKind.GLFW).send("draw 5");
        probe.awaitReport("DRAWN 1");

        screen.restartServer(() -> probe.awaitReport("NO_DISPLAY 1"));
        probe.awaitReport("NO_COMPOSITOR 1");
        screen.startCompositor();

        probe.awaitReport("DRAWN 1");
    }

    private boolean inside(int x, int y, int from, int to) {
        return x >= width * from / 1000 && x < width * to / 1000 && y >= height * from / 1000 && y < height * to / 1000;
    }

    private static String lineContaining(Process process, String word) {
        AtomicReference<String> found = new AtomicReference<>("");
        Thread reader = new Thread(
                () -> new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                        .lines()
                        .filter(line -> line.contains(word))
                        .findFirst()
                        .ifPresent(found::set));
        reader.setDaemon(true);
        reader.start();
        Eventually.await("output with " + word, SHORTLY, () -> !found.get().isEmpty());
        return found.get();
    }

    private int wrongPixels(BiPredicate<Integer, Integer> covered, long seed) {
        BufferedImage capture = screen.capture();
        Compositor compositor = new Compositor(OverlayProbe.tile(seed));
        int wrong = 0;
        if (capture.getWidth() != width || capture.getHeight() != height) {
            return width * height;
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int ground = picture.getRGB(x, y);
                int expected = covered.test(x, y) ? compositor.blend(ground, x, y) : ground;
                if (capture.getRGB(x, y) != expected) {
                    wrong++;
                }
            }
        }
        return wrong;
    }

    private List<String> windowsOnTheScreen() {
        return screen.run("xwininfo", "-root", "-children")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("0x"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .sorted()
                .toList();
    }

    /** Pixels that show neither of two marks. */
    private int pixelsOfNeither(long one, long other) {
        BufferedImage capture = screen.capture();
        Compositor first = new Compositor(OverlayProbe.tile(one));
        Compositor second = new Compositor(OverlayProbe.tile(other));
        int neither = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int ground = picture.getRGB(x, y);
                int shown = capture.getRGB(x, y);
                neither += shown == first.blend(ground, x, y) || shown == second.blend(ground, x, y) ? 0 : 1;
            }
        }
        return neither;
    }

    private void awaitScreen(String what, BiPredicate<Integer, Integer> covered, long seed) {
        Eventually.await(what, SHORTLY, () -> wrongPixels(covered, seed) == 0);
    }

    private static BufferedImage everyGreyAndSomeColours(long seed) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int grey = x * 256 / WIDTH;
                image.setRGB(x, y, y < HEIGHT / 2 ? grey * 0x010101 : random.nextInt(0x1000000));
            }
        }
        return image;
    }
}
