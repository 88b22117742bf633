package io.yingdun.watermark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Orientation;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.testkit.Capture;
import io.yingdun.watermark.testkit.IssuedTokens;
import io.yingdun.watermark.testkit.PhoneCamera;
import io.yingdun.watermark.testkit.ScreenOptics;
import io.yingdun.watermark.testkit.Screens;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures that were turned or mirrored before they were passed on. */
class TurnedPicturesTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final int WIDTH = 960;
    private static final int HEIGHT = 600;

    private static List<Token> tokens;
    private static TokenPopulation population;

    @BeforeAll
    static void issueTokens() {
        tokens = IssuedTokens.of(20_000);
        population = TokenPopulation.of(KEY, tokens);
    }

    @ParameterizedTest
    @EnumSource(names = {"QUARTER_TURN", "FLIPPED"})
    void nameTheTokenOfASmallCopy(Orientation orientation) {
        Capture copy = screenshot(Screens.DENSE_TEXT).scaled(0.8, 0.8).jpeg(75);
        assertThat(trace(copy.turned(orientation)).matches())
                .extracting(Match::token)
                .containsExactly(tokens.get(100));
    }

    @ParameterizedTest
    @EnumSource(names = {"THREE_QUARTER_TURN", "MIRRORED"})
    void nameTheTokenOfAPart(Orientation orientation) {
        Capture part = screenshot(Screens.TEXT).cropped(333, 111, 420, 330);
        assertThat(trace(part.turned(orientation)).matches())
                .extracting(Match::token)
                .containsExactly(tokens.get(100));
    }

    @ParameterizedTest
    @EnumSource
    void nameTheTokenOfAScreenshotAndSayWhichWayUpTheScreenIs(Orientation orientation) {
        Capture turned = screenshot(Screens.TEXT).turned(orientation);
        List<Match> matches = trace(turned).matches();
        assertThat(matches).extracting(Match::token).containsExactly(tokens.get(100));
        Quadrilateral found = matches.get(0).corners();
        int width = turned.image().getWidth();
        int height = turned.image().getHeight();
        Homography map = orientation.toPicture(width, height);
        assertThat(found).isNotNull();
        assertThat(distance(found.topLeft(), map.map(0, 0))).isLessThan(120);
        assertThat(distance(found.topRight(), map.map(WIDTH, 0))).isLessThan(120);
        assertThat(distance(found.bottomRight(), map.map(WIDTH, HEIGHT))).isLessThan(120);
    }

    @Test
    void areStraightenedForTheEvidence(@TempDir Path folder) throws IOException, PictureException {
        Capture screen = Capture.of(Screens.TEXT.of(800, 600, 7));
        Path file = Files.write(
                folder.resolve("mirrored.png"),
                screen.turned(Orientation.MIRRORED).bytes("png"));
        Quadrilateral whole = Quadrilateral.rectangle(0, 0, 800, 600).mirrored();
        BufferedImage straightened =
                EvidencePictures.of(file, List.of(whole), null, 800).rectified();
        assertThat(straightened).isNotNull();
        assertThat(straightened.getRGB(0, 0, 800, 600, null, 0, 800))
                .isEqualTo(screen.image().getRGB(0, 0, 800, 600, null, 0, 800));
    }

    @Test
    void nameTheTokenOfAPhotoThatWasMirrored() throws IOException {
        PhoneCamera camera = new PhoneCamera(2000, 1500, 0.8, 0.006, 4000, 4, 4, 0.3, 90);
        ScreenOptics optics = ScreenOptics.frontal(1.3).turned(12, -7, 3);
        byte[] photo = camera.photo(screenshot(Screens.TEXT).image(), optics, new Random(5));
        Capture mirrored = new Capture(ImageIO.read(new ByteArrayInputStream(photo)))
                .turned(Orientation.MIRRORED)
                .jpeg(85);
        Match match = trace(mirrored).matches().get(0);
        assertThat(match.token()).isEqualTo(tokens.get(100));
        Quadrilateral truth = optics.screenToPicture(WIDTH, HEIGHT, camera).map(0, 0, WIDTH, HEIGHT);
        Quadrilateral found = match.corners();
        assertThat(found).isNotNull();
        Point left = new Point(2000 - truth.topLeft().x(), truth.topLeft().y());
        assertThat(distance(found.topLeft(), left)).isLessThan(160);
    }

    private static Capture screenshot(Screens screen) {
        return Capture.of(screen.of(WIDTH, HEIGHT, 7)).marked(KEY, tokens.get(100), 1.0);
    }

    private static TraceVerdict trace(Capture capture) {
        return new Tracer(KEY).trace(capture.picture(), population, TraceListener.NONE);
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
