package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.stack.process.Await;
import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.screen.VirtualScreen;
import io.yingdun.systemtest.Launcher.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.ObjectMapper;

/** What the overlay does to the picture and to the person's mouse and keyboard. */
@ExtendWith(SharedSystem.class)
class MarkOnTheScreenIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final RunningSystem system;
    private final Launcher launcher;
    private final VirtualScreen screen;
    private ChildProcess window;

    @TempDir
    private Path folder;

    MarkOnTheScreenIT(RunningSystem system) {
        this.system = system;
        screen = system.first().screen();
        launcher = new Launcher(system.installation().packaging().resolve("yingdun"), system.folder());
    }

    @BeforeEach
    void screenCarriesItsMark() {
        system.awaitMarked();
    }

    @AfterEach
    void closeWindow() {
        if (window != null) {
            screen.close(window);
        }
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void showsToThePixelWhatTheEnginePredicts(Scene scene) {
        VirtualScreen bare = system.bareScreen();
        Path unmarked = folder.resolve("unmarked.png");
        Path marked = folder.resolve("marked.png");
        try {
            scene.show(bare, system.document());
            bare.capture(unmarked);
        } finally {
            bare.stop();
        }
        window = scene.show(screen, system.document());
        screen.capture(marked);

        Path predicted = folder.resolve("predicted.png");
        Result apply = launcher.run(
                "watermark",
                "apply",
                "--key",
                system.watermarkKey().toString(),
                "--token",
                tokenIn(marked),
                "--strength",
                "5",
                unmarked.toString(),
                predicted.toString());

        assertThat(apply.status()).as(apply.err()).isZero();
        assertThat(Pixels.of(marked).differences(Pixels.of(unmarked))).isPositive();
        assertThat(Pixels.of(marked).differences(Pixels.of(predicted))).isZero();
    }

    /** Blind decoding: the picture and the key are enough, no list of tokens is needed. */
    private String tokenIn(Path capture) {
        Result trace = launcher.run(
                "watermark", "trace", "--key", system.watermarkKey().toString(), capture.toString());
        assertThat(trace.status()).as(trace.out() + trace.err()).isZero();
        return new ObjectMapper()
                .readTree(trace.out())
                .path("matches")
                .path(0)
                .path("token")
                .asString();
    }

    @Test
    void letsClicksThroughToTheWindowBelow() throws IOException {
        window = screen.open("xev", "xev", "-geometry", "400x300+200+150", "-event", "button");
        Await.until(
                "xev's window",
                SOON,
                () -> !screen.run("bash", "-c", "xdotool search --onlyvisible --name 'Event Tester' || true")
                        .isBlank());

        screen.run("xdotool", "mousemove", "400", "300", "click", "1");

        Await.until(
                "the click to reach the window",
                SOON,
                () -> window.lastLines(200).contains("ButtonPress"));
    }

    @Test
    void takesNoKeyFromTheWindowThatHasTheFocus() {
        Path typed = folder.resolve("typed.txt");
        window = screen.open(
                "terminal",
                "xterm",
                "-geometry",
                "60x10+100+100",
                "-e",
                "bash",
                "-c",
                "read -r line; echo \"$line\" > \"$0\"; sleep 60",
                typed.toString());
        Await.until(
                "the terminal",
                SOON,
                () -> !screen.run("bash", "-c", "xdotool search --onlyvisible --class XTerm || true")
                        .isBlank());
        screen.run("xdotool", "mousemove", "250", "180", "click", "1");

        screen.run("xdotool", "type", "--delay", "20", "yingdun");
        screen.run("xdotool", "key", "Return");

        Await.until(
                "the typed line",
                SOON,
                () -> Files.exists(typed) && contentOf(typed).equals("yingdun"));
    }

    @Test
    void staysAboveAFullScreenWindowThatIsRaised() {
        window = Scene.PICTURE.show(screen, system.document());
        screen.run("bash", "-c", "xdotool search --onlyvisible --name radiograph windowraise %@");

        Path capture = screen.capture(folder.resolve("raised.png"));

        assertThat(tokenIn(capture)).isNotEmpty();
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
