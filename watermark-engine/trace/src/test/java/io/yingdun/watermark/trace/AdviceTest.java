package io.yingdun.watermark.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.PictureReader;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import io.yingdun.watermark.photo.PhotoSearch;
import io.yingdun.watermark.testkit.Capture;
import io.yingdun.watermark.testkit.PhoneCamera;
import io.yingdun.watermark.testkit.ScreenOptics;
import io.yingdun.watermark.testkit.Screens;
import io.yingdun.watermark.trace.CannotTell.Advice;
import io.yingdun.watermark.trace.CannotTell.Reason;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What an officer is told to do, by photos of the test camera. */
class AdviceTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final PhoneCamera SHARP = new PhoneCamera(1600, 1200, 0.8, 0.006, 4000, 4, 4, 0.3, 90);
    private static final PhoneCamera BLURRED = new PhoneCamera(1600, 1200, 3, 0.006, 4000, 4, 4, 0.3, 90);
    private static final ScreenOptics HELD = ScreenOptics.frontal(1.2).turned(12, -7, 3);
    private static final BufferedImage TEXT = Screens.TEXT.of(1000, 700, 7);

    @Test
    void photoOutOfFocusIsToBeSharper() throws PictureException {
        assertThat(adviceOf(photo(TEXT, BLURRED, HELD))).contains(Advice.SHARPER);
        assertThat(adviceOf(photo(TEXT, SHARP, HELD))).doesNotContain(Advice.SHARPER);
    }

    @Test
    void photoWithALampInTheGlassIsToHaveLessGlare() throws PictureException {
        assertThat(adviceOf(photo(TEXT, SHARP, HELD.lit(0.9, 0.05, 3)))).contains(Advice.LESS_GLARE);
        assertThat(adviceOf(photo(TEXT, SHARP, HELD))).doesNotContain(Advice.LESS_GLARE);
    }

    @Test
    void photoWithoutAPlausibleScreenWantsItsCornersUnlessTheyWereGiven() throws PictureException {
        Footage photo = Footage.of(photo(TEXT, SHARP, HELD));
        TraceHints corners = new TraceHints(Quadrilateral.rectangle(100, 100, 1500, 1100));
        assertThat(advice(photo, TraceHints.NONE)).contains(Advice.FOUR_CORNERS);
        assertThat(advice(photo, corners)).doesNotContain(Advice.FOUR_CORNERS);
    }

    private static List<Advice> advice(Footage photo, TraceHints hints) throws PictureException {
        Unnamed picture = new Unnamed(0, photo, hints, PayloadTest.Seen.NOTHING, PhotoSearch.Plausible.NONE);
        return CannotTellReasons.advice(Reason.NO_MARK_FOUND, picture, PictureQuality.of(photo));
    }

    @Test
    void photoFromFarIsToBeTakenCloser() throws PictureException {
        BufferedImage marked = Capture.of(Screens.TEXT.of(1900, 1000, 7))
                .marked(KEY, new Token(5), 1.0)
                .image();
        Footage far = Footage.of(photo(marked, SHARP, ScreenOptics.frontal(0.6).turned(8, 5, 1)));
        Carrier carrier = Carrier.of(KEY.carrierKey());
        PayloadTest payload = new PayloadTest(carrier, new TokenCode(KEY), TokenPopulation.of(KEY, List.of()));
        PhotoTrace trace = new PhotoTrace(carrier, payload, () -> {});
        trace.search(new Views(far, TraceHints.NONE));

        assertThat(trace.mostPlausible().scale()).isCloseTo(0.6, within(0.04));
        Unnamed picture = new Unnamed(0, far, TraceHints.NONE, payload.seen(), trace.mostPlausible());
        assertThat(CannotTellReasons.advice(Reason.MARK_TOO_WEAK, picture, PictureQuality.of(far)))
                .contains(Advice.CLOSER)
                .doesNotContain(Advice.FOUR_CORNERS);
    }

    @Test
    void screenshotIsToldNothingOfPhotos() throws PictureException {
        for (Screens screen : List.of(Screens.TEXT, Screens.DENSE_TEXT, Screens.DARK, Screens.GREY)) {
            assertThat(adviceOf(Capture.of(screen.of(1000, 700, 7)).jpeg(75).picture()))
                    .doesNotContain(Advice.CLOSER, Advice.SHARPER, Advice.LESS_GLARE, Advice.FOUR_CORNERS);
        }
    }

    @Test
    void ofSeveralPicturesTheOneNearestToANameIsAdvised() throws PictureException {
        Footage bare = Footage.of(Capture.of(Screens.GREY.of(500, 500, 3)).picture());
        Footage small = Footage.of(Capture.of(Screens.TEXT.of(800, 600, 7))
                .marked(KEY, new Token(5), Strength.ofLevel(4), 1.0)
                .cropped(31, 77, 180, 180)
                .jpeg(85)
                .picture());
        for (List<Footage> order : List.of(List.of(bare, small), List.of(small, bare))) {
            Together together = new Tracer(KEY)
                    .traceTogether(order, TokenPopulation.of(KEY, List.of(new Token(6))), TraceListener.NONE);
            assertThat(together.picture()).isEqualTo(order.indexOf(small));
            assertThat(((CannotTell) together.verdict()).advice()).contains(Advice.LARGER_PART);
        }
    }

    private static List<Advice> adviceOf(Picture picture) throws PictureException {
        return advice(Footage.of(picture), TraceHints.NONE);
    }

    private static Picture photo(BufferedImage screen, PhoneCamera camera, ScreenOptics optics)
            throws PictureException {
        return PictureReader.read(camera.photo(screen, optics, new Random(5)));
    }
}
