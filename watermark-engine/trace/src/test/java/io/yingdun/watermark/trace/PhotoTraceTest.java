package io.yingdun.watermark.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.PictureReader;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.signal.Window;
import io.yingdun.watermark.testkit.Capture;
import io.yingdun.watermark.testkit.IssuedTokens;
import io.yingdun.watermark.testkit.PhoneCamera;
import io.yingdun.watermark.testkit.ScreenOptics;
import io.yingdun.watermark.testkit.Screens;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Small screens before a small camera; the bench has whole ones. A false accusation is never allowed. */
class PhotoTraceTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final PhoneCamera CAMERA = new PhoneCamera(2000, 1500, 0.8, 0.006, 4000, 4, 4, 0.3, 90);
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private static List<Token> tokens;
    private static TokenPopulation population;

    @BeforeAll
    static void issueTokens() {
        tokens = IssuedTokens.of(20_000);
        population = TokenPopulation.of(KEY, tokens);
    }

    @Test
    void namesTheTokenOfEveryKindOfScreenFromATiltedPhoto() throws PictureException {
        assertThat(named(ScreenOptics.frontal(1.3).turned(12, -7, 3))).isGreaterThanOrEqualTo(4);
    }

    @Test
    void namesTheTokenWhenThePhoneIsHeldUprightOrUpsideDown() throws PictureException {
        Picture upright = photo(Screens.TEXT, KEY, ScreenOptics.frontal(1.1).turned(5, 10, 91));
        assertThat(trace(upright).matches()).extracting(Match::token).containsExactly(tokenOf(Screens.TEXT));
        Picture turned = photo(Screens.DARK, KEY, ScreenOptics.frontal(1.3).turned(-8, 4, 178));
        assertThat(trace(turned).matches()).extracting(Match::token).containsExactly(tokenOf(Screens.DARK));
    }

    @Test
    void namesTheTokenOfAPartOfTheScreen() throws PictureException {
        ScreenOptics close = ScreenOptics.frontal(2.8).turned(9, 6, -4).movedBy(0.05, 0.02);
        Window all = new Window(0, 0, CAMERA.width(), CAMERA.height());
        assertThat(close.seenShare(WIDTH, HEIGHT, CAMERA, all)).isBetween(0.3, 0.4);
        assertThat(close.isFilled(WIDTH, HEIGHT, CAMERA, all)).isTrue();
        assertThat(trace(photo(Screens.TEXT, KEY, close)).matches())
                .extracting(Match::token)
                .containsExactly(tokenOf(Screens.TEXT));
    }

    @Test
    void namesTheTokenOfADisplayOfTwiceTheScalingInASmallPicture() throws PictureException {
        Capture marked = Capture.of(Screens.TEXT.of(WIDTH, HEIGHT, 7)).marked(KEY, tokens.get(7), 2.0);
        byte[] photo = CAMERA.photo(
                marked.image(), ScreenOptics.frontal(1.6).turned(-7, 8, 3).movedBy(0.05, 0), new Random(5));
        assertThat(trace(PictureReader.read(photo)).matches())
                .extracting(Match::token)
                .containsExactly(tokens.get(7));
    }

    @Test
    void namesBothScreensOfOnePhoto() throws PictureException {
        Capture left = Capture.of(Screens.TEXT.of(760, 800, 1)).marked(KEY, tokens.get(1), 1.0);
        Capture right = Capture.of(Screens.DENSE_TEXT.of(760, 800, 2)).marked(KEY, tokens.get(2), 1.0);
        Capture desk = Capture.of(new BufferedImage(1600, 800, BufferedImage.TYPE_INT_RGB));
        BufferedImage both = right.pastedOn(left.pastedOn(desk.image(), 0, 0).image(), 840, 0)
                .image();
        byte[] photo = CAMERA.photo(both, ScreenOptics.frontal(1.15).turned(9, 5, 2), new Random(5));
        assertThat(trace(PictureReader.read(photo)).matches())
                .extracting(Match::token)
                .containsExactlyInAnyOrder(tokens.get(1), tokens.get(2));
    }

    @Test
    void readsAPictureWithoutLinesBetweenFourGivenCorners() throws PictureException {
        ScreenOptics optics = ScreenOptics.frontal(1.3).turned(14, 9, -5);
        Quadrilateral corners = optics.screenToPicture(WIDTH, HEIGHT, CAMERA).map(0, 0, WIDTH, HEIGHT);
        TraceVerdict verdict = new Tracer(KEY)
                .trace(photo(Screens.PHOTO, KEY, optics), population, new TraceHints(corners), TraceListener.NONE);
        assertThat(verdict.matches()).extracting(Match::token).containsExactly(tokenOf(Screens.PHOTO));
    }

    @Test
    void saysWhereTheScreenIs() throws PictureException {
        ScreenOptics optics = ScreenOptics.frontal(1.3).turned(12, -7, 178);
        Quadrilateral truth = optics.screenToPicture(WIDTH, HEIGHT, CAMERA).map(0, 0, WIDTH, HEIGHT);
        Quadrilateral found =
                trace(photo(Screens.TEXT, KEY, optics)).matches().get(0).corners();
        assertThat(found).isNotNull();
        assertThat(distance(found.topLeft(), truth.topLeft())).isLessThan(160);
        assertThat(distance(found.bottomRight(), truth.bottomRight())).isLessThan(160);
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    @Test
    void namesNobodyWhenTheMarkIsOfAnotherKey() throws PictureException {
        byte[] seed = new byte[WatermarkKey.LENGTH];
        seed[0] = 1;
        TraceVerdict verdict = trace(photo(
                Screens.TEXT, WatermarkKey.of(seed), ScreenOptics.frontal(1.3).turned(12, -7, 3)));
        assertThat(verdict).isInstanceOf(CannotTell.class);
        assertThat(((CannotTell) verdict).reason()).isEqualTo(CannotTell.Reason.NO_MARK_FOUND);
    }

    @Test
    void namesTheTokenOfAVideoInWhichThePhoneMoves() throws PictureException {
        List<Picture> frames = List.of(
                photo(Screens.TEXT, KEY, ScreenOptics.frontal(1.3).turned(12, -7, 3)),
                photo(Screens.TEXT, KEY, ScreenOptics.frontal(1.2).turned(-9, 4, -5)));
        TraceVerdict verdict = new Tracer(KEY).trace(video(frames), population, TraceHints.NONE, TraceListener.NONE);
        assertThat(verdict.matches()).extracting(Match::token).containsExactly(tokenOf(Screens.TEXT));
    }

    private static Footage video(List<Picture> frames) {
        return new Footage() {
            @Override
            public int width() {
                return frames.get(0).width();
            }

            @Override
            public int height() {
                return frames.get(0).height();
            }

            @Override
            public boolean isVideo() {
                return true;
            }

            @Override
            public void forEachFrame(Consumer<Picture> consumer) {
                frames.forEach(consumer);
            }
        };
    }

    @Test
    void canBeCancelledWhileAPhotoIsSearched() throws PictureException {
        Picture photo = photo(
                Screens.TEXT, WatermarkKey.generate(), ScreenOptics.frontal(1.3).turned(12, -7, 3));
        List<Double> fractions = new ArrayList<>();
        TraceListener patientAtFirst = new TraceListener() {
            @Override
            public void progress(Stage stage, double fraction) {
                fractions.add(fraction);
            }

            @Override
            public boolean cancelled() {
                return fractions.size() > 12;
            }
        };
        assertThatThrownBy(() -> new Tracer(KEY).trace(photo, population, patientAtFirst))
                .isInstanceOf(CancellationException.class);
        assertThat(fractions).hasSize(13).isSorted();
    }

    /** How many of the five kinds of screen are named; a wrong name fails at once. */
    private static int named(ScreenOptics optics) throws PictureException {
        int right = 0;
        for (Screens screen : Screens.values()) {
            List<Match> matches = trace(photo(screen, KEY, optics)).matches();
            assertThat(matches).as("%s", screen).allMatch(match -> match.token().equals(tokenOf(screen)));
            right += matches.size();
        }
        return right;
    }

    private static Picture photo(Screens screen, WatermarkKey key, ScreenOptics optics) throws PictureException {
        BufferedImage marked = Capture.of(screen.of(WIDTH, HEIGHT, 7))
                .marked(key, tokenOf(screen), 1.0)
                .image();
        return PictureReader.read(CAMERA.photo(marked, optics, new Random(5)));
    }

    private static Token tokenOf(Screens screen) {
        return tokens.get(100 + screen.ordinal());
    }

    private static TraceVerdict trace(Picture picture) {
        return new Tracer(KEY).trace(picture, population, TraceListener.NONE);
    }
}
