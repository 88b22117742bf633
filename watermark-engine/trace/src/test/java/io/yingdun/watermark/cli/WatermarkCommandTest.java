package io.yingdun.watermark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.media.PictureReader;
import io.yingdun.watermark.testkit.Capture;
import io.yingdun.watermark.testkit.Screens;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WatermarkCommandTest extends CommandFolder {
    private String token;

    @BeforeEach
    void prepare() throws IOException {
        token = issued(50, 7);
        Files.write(file("screen.png"), Capture.of(Screens.TEXT.of(900, 600, 1)).bytes("png"));
    }

    @Test
    void appliedMarkIsTracedToItsToken() {
        assertThat(run("apply", "--key", path("key"), "--token", token, path("screen.png"), path("marked.png")))
                .extracting(Run::status)
                .isEqualTo(0);
        Run traced = run("trace", "--key", path("key"), "--tokens", path("tokens"), path("marked.png"));
        assertThat(traced.status()).isZero();
        JsonNode line = JsonMapper.shared().readTree(traced.out());
        assertThat(line.get("file").asString()).isEqualTo(path("marked.png"));
        assertThat(line.get("verdict").asString()).isEqualTo("match");
        JsonNode match = line.get("matches").get(0);
        assertThat(match.get("token").asString()).isEqualTo(token);
        assertThat(match.get("falseAccusationProbability").asDouble()).isBetween(0.0, 1e-9);
        assertThat(match.get("corners").size()).isEqualTo(4);
        assertThat(line.has("seconds")).isTrue();
        assertThat(line.has("reason")).isTrue();
    }

    @Test
    void tracesBlindlyWithoutAListOfTokens() {
        run("apply", "--key", path("key"), "--token", token, path("screen.png"), path("marked.png"));
        Run traced = run("trace", "--key", path("key"), path("marked.png"));
        assertThat(traced.out()).contains("\"token\":\"" + token + "\"");
    }

    @Test
    void renderedOverlayComposesToWhatApplyWrites() throws Exception {
        run("apply", "--key", path("key"), "--token", token, "--strength", "7", path("screen.png"), path("marked.png"));
        String[] size = {"--width", "900", "--height", "600"};
        Run rendered = run(
                "render",
                "--key",
                path("key"),
                "--token",
                token,
                "--strength",
                "7",
                size[0],
                size[1],
                size[2],
                size[3],
                path("overlay.png"));
        assertThat(rendered.status()).isZero();
        var overlay = ImageIO.read(file("overlay.png").toFile());
        var screen = PictureReader.readPixels(file("screen.png"));
        var marked = PictureReader.readPixels(file("marked.png"));
        for (int i = 0; i < screen.rgb().length; i++) {
            int cover = overlay.getRGB(i % 900, i / 900);
            int alpha = cover >>> 24;
            for (int shift = 0; shift <= 16; shift += 8) {
                long premultiplied = Math.round((cover >> shift & 0xff) * alpha / 255.0);
                long ground = Math.round((screen.rgb()[i] >> shift & 0xff) * (255 - alpha) / 255.0);
                assertThat(marked.rgb()[i] >> shift & 0xff).isEqualTo((int) (premultiplied + ground));
            }
        }
    }

    @Test
    void previewShowsTheScreenBetweenTheCorners() throws Exception {
        Run run = run(
                "preview", "--corners", "100,50", "300,50", "300,150", "100,150", path("screen.png"), path("view.png"));
        assertThat(run.status()).as(run.err()).isZero();
        var screen = ImageIO.read(file("screen.png").toFile());
        var view = ImageIO.read(file("view.png").toFile());
        assertThat(view.getWidth()).isEqualTo(200);
        assertThat(view.getHeight()).isEqualTo(100);
        assertThat(view.getRGB(40, 30)).isEqualTo(screen.getRGB(140, 80));
    }

    @Test
    void previewRefusesCornersThatDoNotGoRoundAScreen() {
        Run run = run("preview", "--corners", "0,0", "90,90", "90,0", "0,90", path("screen.png"), path("view.png"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(file("view.png")).doesNotExist();
    }

    @Test
    void unmarkedPictureEndsInStatusThree() {
        Run traced = run("trace", "--key", path("key"), "--tokens", path("tokens"), path("screen.png"));
        assertThat(traced.status()).isEqualTo(3);
        assertThat(traced.out()).contains("\"verdict\":\"cannot-tell\"").contains("\"reason\":\"no-mark-found\"");
    }

    @Test
    void unreadablePictureFailsAndTheOthersAreStillTraced() {
        run("apply", "--key", path("key"), "--token", token, path("screen.png"), path("marked.png"));
        Run traced = run("trace", "--key", path("key"), "--tokens", path("tokens"), path("tokens"), path("marked.png"));
        assertThat(traced.status()).isEqualTo(1);
        List<String> lines = traced.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("unreadable: ");
        assertThat(lines.get(1)).contains(token);
    }

    @Test
    void severalPairsAreAppliedInOneRun() {
        Run run = run(
                "apply",
                "--key",
                path("key"),
                "--token",
                token,
                path("screen.png"),
                path("a.png"),
                path("screen.png"),
                path("b.png"));
        assertThat(run.status()).isZero();
        assertThat(file("a.png")).hasSameBinaryContentAs(file("b.png"));
    }

    @Test
    void wrongUseEndsInStatusTwoAndSaysWhatIsWrong() {
        assertThat(run().status()).isEqualTo(2);
        assertThat(run("trace").status()).isEqualTo(2);
        assertThat(run("tokens", "--count", "0").err()).contains("--count must be");
        Run strength = run("apply", "--key", path("key"), "--token", token, "--strength", "11", "a", "b");
        assertThat(strength.status()).isEqualTo(2);
        assertThat(strength.err()).contains("1 to 10");
        Run odd = run("apply", "--key", path("key"), "--token", token, "a", "b", "c");
        assertThat(odd.status()).isEqualTo(2);
        Run corners = run("trace", "--key", path("key"), "--corners", "0,0", "0,9", "9,9", "9,0", path("screen.png"));
        assertThat(corners.status()).isEqualTo(2);
        assertThat(corners.err()).contains("top left, top right");
    }

    @Test
    void damagedKeyAndTokenFilesAreNamed() throws IOException {
        write("bad", "not a key");
        Run key = run("trace", "--key", path("bad"), path("screen.png"));
        assertThat(key.status()).isEqualTo(1);
        assertThat(key.err()).contains("bad").contains("watermark key");
        write("badtokens", token + "\nxyz\n");
        Run tokens = run("trace", "--key", path("key"), "--tokens", path("badtokens"), path("screen.png"));
        assertThat(tokens.status()).isEqualTo(1);
        assertThat(tokens.err()).contains("line 2");
    }
}
