package io.yingdun.stack.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.stack.desktop.Desktop;
import io.yingdun.stack.desktop.ReadingScreen;
import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.process.StackException;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualScreenIT {

    private static final ScreenSize SIZE = new ScreenSize(640, 480);

    @TempDir
    private Path folder;

    private VirtualScreen screen;

    @BeforeEach
    void startScreen() {
        List<String> missing = ScreenPrograms.missingPackages();
        Assumptions.assumeTrue(missing.isEmpty(), "install these Debian packages first: " + missing);
        screen = VirtualScreen.start(Mark.of(folder), folder.resolve("a screen"), SIZE);
    }

    @AfterEach
    void stopScreen() {
        if (screen != null) {
            screen.stop();
        }
    }

    @Test
    void capturesWhatIsShownPixelForPixel() throws Exception {
        screen.startCompositor();
        ChildProcess window = Desktop.fill(screen, "picture", new ReadingScreen());

        BufferedImage shown =
                ImageIO.read(screen.capture(folder.resolve("out.png")).toFile());

        BufferedImage drawn = new ReadingScreen().image(SIZE.width(), SIZE.height());
        assertThat(window.isAlive()).isTrue();
        assertThat(pixels(shown)).isEqualTo(pixels(drawn));
    }

    @Test
    void letsNobodyInWithoutItsCookie() {
        ProcessBuilder stranger = new ProcessBuilder("xdotool", "getmouselocation");
        stranger.environment().put("DISPLAY", screen.display());
        stranger.environment().put("XAUTHORITY", "/dev/null");

        assertThat(statusOf(stranger)).isNotZero();
        assertThat(screen.run("xdotool", "getmouselocation")).contains("screen:0");
    }

    @Test
    void twoScreensGetTwoDisplays() {
        VirtualScreen other = VirtualScreen.start(Mark.of(folder), folder.resolve("other"), SIZE);

        assertThat(other.display()).isNotEqualTo(screen.display());
        other.stop();
    }

    @Test
    void leavesNeitherLockNorSocket() {
        screen.stop();

        String number = screen.display().substring(1);
        assertThat(Files.exists(Path.of("/tmp/.X" + number + "-lock"))).isFalse();
        assertThat(Files.exists(Path.of("/tmp/.X11-unix/X" + number))).isFalse();
    }

    @Test
    void startsOverTheStaleLockOfAKilledServer() {
        screen.pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        screen.stop();

        VirtualScreen again = VirtualScreen.start(Mark.of(folder), folder.resolve("again"), SIZE);

        assertThat(again.run("xdotool", "getmouselocation")).contains("screen:0");
        again.stop();
    }

    @Test
    void saysWhatACommandOnTheScreenComplainedAbout() {
        assertThatThrownBy(() -> screen.run("bash", "-c", "echo no luck; exit 3"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("no luck");
    }

    private static int statusOf(ProcessBuilder command) {
        try {
            return command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int[] pixels(BufferedImage image) {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xFFFFFF;
        }
        return rgb;
    }
}
