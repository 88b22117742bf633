package io.yingdun.agent.overlay;

import io.yingdun.agent.testkit.Eventually;
import io.yingdun.agent.testkit.XScreen;
import io.yingdun.watermark.overlay.Compositor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Monitors that come and go while the overlay is drawn. */
class MonitorsIT {
    private static final Duration SHORTLY = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private XScreen screen;

    @BeforeEach
    void start() throws IOException {
        screen = XScreen.startWithManyOutputs(folder);
        screen.startCompositor();
    }

    @AfterEach
    void stop() {
        screen.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"GLFW", "AWT"})
    void marksEachMonitorFromItsOwnCornerAsItComesAndGoes(BackendKind kind) throws IOException {
        ProbeProcess probe = ProbeProcess.start(screen, kind).send("draw 5");
        probe.awaitReport("DRAWN 1 " + kind.name().toLowerCase(Locale.ROOT) + " 1");
        int ground = groundUnder(screen.capture().getRGB(0, 0));

        screen.run("xrandr", "--addmode", "DUMMY1", "1024x768");
        screen.run("xrandr", "--output", "DUMMY1", "--mode", "1024x768", "--pos", "1280x0");
        awaitMarked(ground, new Area(0, 0, 1280, 720), new Area(1280, 0, 1024, 768));

        screen.run("xrandr", "--addmode", "DUMMY2", "800x600");
        screen.run("xrandr", "--output", "DUMMY2", "--mode", "800x600", "--pos", "0x720");
        awaitMarked(ground, new Area(0, 0, 1280, 720), new Area(1280, 0, 1024, 768), new Area(0, 720, 800, 600));

        screen.run("xrandr", "--output", "DUMMY1", "--off");
        awaitMarked(ground, new Area(0, 0, 1280, 720), new Area(0, 720, 800, 600));
    }

    /** The grey that picom shows where there is no window; unknown only by the mark's own pixel. */
    private static int groundUnder(int marked) {
        Compositor compositor = new Compositor(OverlayProbe.tile(5));
        for (int grey = 0; grey < 256; grey++) {
            if (compositor.blend(0xff000000 | grey * 0x010101, 0, 0) == marked) {
                return 0xff000000 | grey * 0x010101;
            }
        }
        throw new AssertionError("the corner is not marked: " + Integer.toHexString(marked));
    }

    private void awaitMarked(int ground, Area... monitors) {
        Compositor compositor = new Compositor(OverlayProbe.tile(5));
        Eventually.await(monitors.length + " monitors are marked", SHORTLY, () -> {
            BufferedImage capture = screen.capture();
            long wrong = 0;
            for (Area monitor : monitors) {
                for (int y = 0; y < monitor.height(); y++) {
                    for (int x = 0; x < monitor.width(); x++) {
                        boolean outside =
                                monitor.x() + x >= capture.getWidth() || monitor.y() + y >= capture.getHeight();
                        if (outside
                                || capture.getRGB(monitor.x() + x, monitor.y() + y) != compositor.blend(ground, x, y)) {
                            wrong++;
                        }
                    }
                }
            }
            return wrong == 0;
        });
    }
}
