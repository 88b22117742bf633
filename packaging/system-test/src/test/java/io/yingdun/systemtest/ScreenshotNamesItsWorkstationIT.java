package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.agent.Workstation;
import io.yingdun.stack.desktop.Desktop;
import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.screen.VirtualScreen;
import io.yingdun.stack.server.ManagementClient;
import io.yingdun.systemtest.Tracing.Verdict;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(SharedSystem.class)
class ScreenshotNamesItsWorkstationIT {

    /** The threshold below which the system may name anybody at all. */
    private static final double MAY_ACCUSE = 1e-9;

    private final RunningSystem system;
    private final ManagementClient officer;

    @TempDir
    private Path pictures;

    ScreenshotNamesItsWorkstationIT(RunningSystem system) {
        this.system = system;
        officer = system.officer();
    }

    @BeforeEach
    void bothScreensCarryTheirMark() {
        system.awaitMarked();
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void namesTheWorkstationThatShowedItAndNoOther(Scene scene) {
        for (Workstation workstation : system.workstations()) {
            ChildProcess window = scene.show(workstation.screen(), system.document());
            Path capture = workstation
                    .screen()
                    .capture(pictures.resolve(scene + workstation.screen().display() + ".png"));
            workstation.screen().close(window);

            Verdict verdict = Tracing.trace(officer, capture);

            assertThat(verdict.verdict())
                    .as("%s on %s: %s", scene, workstation.name(), verdict.all())
                    .isEqualTo("MATCH");
            assertThat(verdict.named()).isNotEmpty().containsOnly(workstation.name());
            assertThat(verdict.mostDoubtful()).isLessThan(MAY_ACCUSE);
        }
    }

    @Test
    void namesItFromAPartOfTheScreenSavedAsJpeg() throws IOException {
        ChildProcess window = Scene.DOCUMENT.show(system.first().screen(), system.document());
        BufferedImage capture = ImageIO.read(
                system.first().screen().capture(pictures.resolve("whole.png")).toFile());
        system.first().screen().close(window);
        Path part = pictures.resolve("part.jpg");
        BufferedImage cut = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        cut.createGraphics().drawImage(capture, -173, -91, null);
        ImageIO.write(cut, "jpg", part.toFile());

        Verdict verdict = Tracing.trace(officer, part);

        assertThat(verdict.named())
                .as("%s", verdict.all())
                .isNotEmpty()
                .containsOnly(system.first().name());
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void namesNobodyForAScreenWithoutAnAgent(Scene scene) {
        VirtualScreen bare = system.bareScreen();
        try {
            scene.show(bare, system.document());
            Verdict verdict = Tracing.trace(officer, bare.capture(pictures.resolve("bare.png")));

            assertThat(verdict.state()).isEqualTo("DONE");
            assertThat(verdict.verdict()).isEqualTo("CANNOT_TELL");
            assertThat(verdict.named()).isEmpty();
        } finally {
            bare.stop();
        }
    }

    @Test
    void namesTheWorkstationOfAWholeDesktopWithSeveralWindows() {
        Desktop.furnish(system.second().screen(), system.document());
        Path capture = system.second().screen().capture(pictures.resolve("desktop.png"));

        Verdict verdict = Tracing.trace(officer, capture);

        assertThat(verdict.named())
                .as("%s", verdict.all())
                .isNotEmpty()
                .containsOnly(system.second().name());
    }
}
