package io.yingdun.agent.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.agent.testkit.Eventually;
import io.yingdun.agent.testkit.XScreen;
import io.yingdun.watermark.overlay.Compositor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.BiPredicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    @BeforeEach
    void showAPictureUnderACompositor() throws IOException {
        screen = XScreen.start(WIDTH, HEIGHT);
        picture = everyGreyAndSomeColours();
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

    private int wrongPixels(BiPredicate<Integer, Integer> covered, long seed) {
        BufferedImage capture = screen.capture();
        Compositor compositor = new Compositor(OverlayProbe.tile(seed));
        int wrong = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int ground = picture.getRGB(x, y);
                int expected = covered.test(x, y) ? compositor.blend(ground, x, y) : ground;
                if (capture.getRGB(x, y) != expected) {
                    wrong++;
                }
            }
        }
        return wrong;
    }

    private void awaitScreen(String what, BiPredicate<Integer, Integer> covered, long seed) {
        Eventually.await(what, SHORTLY, () -> wrongPixels(covered, seed) == 0);
    }

    private static BufferedImage everyGreyAndSomeColours() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int grey = x * 256 / WIDTH;
                image.setRGB(x, y, y < HEIGHT / 2 ? grey * 0x010101 : random.nextInt(0x1000000));
            }
        }
        return image;
    }
}
