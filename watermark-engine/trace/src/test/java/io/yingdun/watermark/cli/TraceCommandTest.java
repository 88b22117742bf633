package io.yingdun.watermark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.testkit.Capture;
import io.yingdun.watermark.testkit.Screens;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code watermark trace} does for the person before the screen. */
class TraceCommandTest extends CommandFolder {
    private String token;

    @BeforeEach
    void prepare() throws IOException {
        token = issued(20, 3);
        Files.write(file("bare.png"), Capture.of(Screens.GREY.of(500, 400, 1)).bytes("png"));
        run("apply", "--key", path("key"), "--token", token, path("bare.png"), path("marked.png"));
    }

    @Test
    void evidenceTellsHashesStatementAndWhereTheMarkIs() throws Exception {
        Run traced = trace("--evidence", path("evidence"), path("bare.png"), path("marked.png"));

        assertThat(traced.status()).as(traced.err()).isZero();
        JsonNode evidence = JsonMapper.shared().readTree(file("evidence/2/evidence.json"));
        assertThat(evidence.at("/trace/matches/0/token").asString()).isEqualTo(token);
        assertThat(evidence.at("/pictures/0/sha256").asString()).isEqualTo(sha256("marked.png"));
        assertThat(evidence.at("/basis/population").asInt()).isEqualTo(20);
        assertThat(evidence.at("/basis/bound").asString()).contains("exp(-statistic^2 / 2)");
        assertThat(evidence.at("/evidenceMap/values").size())
                .isEqualTo(evidence.at("/evidenceMap/columns").asInt()
                        * evidence.at("/evidenceMap/rows").asInt());
        for (JsonNode written : evidence.get("files")) {
            assertThat(sha256("evidence/2/" + written.get("name").asString()))
                    .isEqualTo(written.get("sha256").asString());
        }
        assertThat(ImageIO.read(file("evidence/2/evidence-map.png").toFile()).getWidth())
                .isEqualTo(500);
        assertThat(file("evidence/1/evidence.json")).exists();
        assertThat(file("evidence/1/evidence-map.png")).doesNotExist();
    }

    @Test
    void evidenceOfTwoRunsIsNotMixed() throws Exception {
        Files.createDirectories(file("evidence/old"));
        Run refused = trace("--evidence", path("evidence"), path("marked.png"));
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("not empty");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void cornersMayBeToldOfOnePictureAmongSeveral() throws Exception {
        BufferedImage marked = ImageIO.read(file("marked.png").toFile()).getSubimage(0, 0, 200, 180);
        BufferedImage turned = new BufferedImage(280, 280, BufferedImage.TYPE_INT_RGB);
        AffineTransform askew = AffineTransform.getRotateInstance(Math.toRadians(30), 140, 140);
        askew.translate(40, 50);
        Graphics2D pen = turned.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(marked, askew, null);
        pen.dispose();
        double[] corners = {0, 0, 200, 0, 200, 180, 0, 180};
        askew.transform(corners, 0, corners, 0, 4);
        ImageIO.write(turned, "png", file("turned.png").toFile());
        String[] both = {"--together", path("bare.png"), path("turned.png")};

        assertThat(trace(both).status()).isEqualTo(3);
        Run told = trace(
                both[0],
                "--corners-of",
                "2=" + Arrays.stream(corners).mapToObj(String::valueOf).collect(Collectors.joining(",")),
                both[1],
                both[2]);
        assertThat(told.out()).contains("turned.png").contains(token);
    }

    @Test
    void aSingleEdgeOrOneBesideCornersIsWrongUse() {
        assertThat(trace("--edge", "0,0,90,0", path("marked.png")).status()).isEqualTo(2);
        Run both = trace(
                "--edge",
                "0,0,90,0",
                "--edge",
                "0,0,0,90",
                "--corners",
                "0,0",
                "9,0",
                "9,9",
                "0,9",
                path("marked.png"));
        assertThat(both.status()).isEqualTo(2);
        assertThat(both.err()).contains("by its corners or by its edges");
        assertThat(trace("--edge", "0,0,9", path("marked.png")).err()).contains("an edge is four numbers");
        assertThat(trace("--edge", "0,0,9,0", path("marked.png")).err()).contains("16 pixels");
    }

    @Test
    void cornersOfAPictureThatIsNotThereAreWrongUse() {
        Run run = trace("--corners-of", "2=0,0,9,0,9,9,0,9", path("marked.png"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("1 to 1");
    }

    @Test
    void displayIsPixelsAndScaling() {
        assertThat(trace("--display", "2880x1920@200", path("marked.png")).status())
                .isZero();
        Run wrong = trace("--display", "2880", path("marked.png"));
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("2880x1920@200");
    }

    @Test
    void progressGoesToTheStandardErrorWhereItIsWanted() {
        assertThat(trace("--progress", path("bare.png")).err()).contains("%").contains("scale search");
        assertThat(trace("--no-progress", path("bare.png")).err()).isEmpty();
    }

    @Test
    void interruptEndsTheTraceAndLeavesNothingHalfWritten() throws Exception {
        Files.write(
                file("large.png"), Capture.of(Screens.TEXT.of(5000, 4000, 1)).bytes("png"));
        List<String> command = new ArrayList<>(List.of(
                // A build in the background ignores interrupts, and so would what it starts.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WatermarkCommand.class.getName(),
                "trace",
                "--progress",
                "--key",
                path("key"),
                "--evidence",
                path("evidence"),
                path("large.png")));
        Process process = new ProcessBuilder(command).start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            int read = err.read();
            while (read != -1 && read != '%') {
                read = err.read();
            }
            assertThat(read).isEqualTo('%');
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(err.lines().toList()).anyMatch(line -> line.contains("stopped"));
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(WatermarkCommand.INTERRUPTED);
        assertThat(file("evidence")).isEmptyDirectory();
    }

    private Run trace(String... more) {
        List<String> arguments = new ArrayList<>(List.of("trace", "--key", path("key"), "--tokens", path("tokens")));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private String sha256(String name) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file(name)));
        return HexFormat.of().formatHex(hash);
    }
}
