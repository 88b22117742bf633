package io.yingdun.watermark.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.testkit.Capture;
import io.yingdun.watermark.testkit.IssuedTokens;
import io.yingdun.watermark.testkit.Screens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every degradation has a required n of m; a false accusation is never allowed. */
class TracerTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private static List<Token> tokens;
    private static TokenPopulation population;
    private static Tracer tracer;

    /** What becomes of a capture on its way. */
    private interface Way {
        Capture of(Capture capture);
    }

    @BeforeAll
    static void issueTokens() {
        tokens = IssuedTokens.of(20_000);
        population = TokenPopulation.of(KEY, tokens);
        tracer = new Tracer(KEY);
    }

    @Nested
    class NamesTheToken {
        @Test
        void inALosslessScreenshotOfEveryKind() {
            assertThat(named(c -> c, 1.0)).isEqualTo(5);
        }

        @Test
        void afterJpeg75() {
            assertThat(named(c -> c.jpeg(75), 1.0)).isEqualTo(5);
        }

        @Test
        void afterJpeg50ExceptOnAPlainGround() {
            // On plain grey JPEG 50 leaves nothing: every coefficient of the mark is below half a quantisation step.
            assertThat(named(c -> c.jpeg(50), 1.0)).isGreaterThanOrEqualTo(4);
        }

        @Test
        void inACropOf300By300() {
            assertThat(named(c -> c.cropped(433, 211, 300, 300), 1.0)).isEqualTo(5);
        }

        @Test
        void inACropOf400By300AfterJpeg75() {
            assertThat(named(c -> c.cropped(433, 211, 400, 300).jpeg(75), 1.0)).isEqualTo(5);
        }

        @Test
        void atHalfSize() {
            assertThat(named(c -> c.scaled(0.5, 0.5), 1.0)).isEqualTo(5);
        }

        @Test
        void atThreeQuartersAfterJpeg75() {
            assertThat(named(c -> c.scaled(0.75, 0.75).jpeg(75), 1.0)).isEqualTo(5);
        }

        @Test
        void atDoubleSize() {
            assertThat(named(c -> c.scaled(2, 2), 1.0)).isEqualTo(5);
        }

        @Test
        void whenStretchedUnevenly() {
            assertThat(named(c -> c.scaled(1.1, 0.9), 1.0)).isEqualTo(5);
        }

        @Test
        void ofAScreenOfFiveByFourStretchedToSixteenByNine() {
            Capture screen = Capture.of(Screens.TEXT.of(1280, 1024, 7)).marked(KEY, tokens.get(100), 1.0);
            assertThat(trace(screen.scaled(1920.0 / 1280, 1080.0 / 1024).jpeg(75))
                            .matches())
                    .extracting(Match::token)
                    .containsExactly(tokens.get(100));
        }

        @Test
        void onDisplaysOfAnyScaling() {
            assertThat(named(c -> c, 1.25)).isEqualTo(5);
            assertThat(named(c -> c, 1.5)).isEqualTo(5);
            assertThat(named(c -> c, 2.0)).isEqualTo(5);
        }

        @Test
        void inAPartOfAnUnmarkedPicture() {
            var ground = Screens.DARK.of(1600, 1000, 77);
            assertThat(named(c -> c.cropped(200, 100, 600, 400).pastedOn(ground, 700, 350), 1.0))
                    .isEqualTo(5);
        }
    }

    @Nested
    class NamesNobody {
        @Test
        void whenThePictureIsUnmarked() {
            for (Screens screen : Screens.values()) {
                TraceVerdict verdict = trace(Capture.of(screen.of(WIDTH, HEIGHT, 3)));
                assertThat(verdict).isInstanceOf(CannotTell.class);
                assertThat(((CannotTell) verdict).reason()).isEqualTo(CannotTell.Reason.NO_MARK_FOUND);
            }
        }

        @Test
        void whenTheMarkIsOfAnotherKey() {
            WatermarkKey other = WatermarkKey.generate();
            for (Screens screen : Screens.values()) {
                Capture marked = Capture.of(screen.of(WIDTH, HEIGHT, 3)).marked(other, tokens.get(3), 1.0);
                assertThat(trace(marked).matches()).isEmpty();
            }
        }

        @Test
        void whenTheTokenWasNeverIssuedAndSaysSo() {
            Token unlisted = new Token(0x123456789abcL);
            for (Screens screen : Screens.values()) {
                TraceVerdict verdict =
                        trace(Capture.of(screen.of(WIDTH, HEIGHT, 3)).marked(KEY, unlisted, 1.0));
                assertThat(verdict).isInstanceOf(CannotTell.class);
                assertThat(((CannotTell) verdict).reason()).isEqualTo(CannotTell.Reason.TOKEN_NOT_LISTED);
            }
        }
    }

    @Test
    void namesTheScreenThatIsListedBesideOneThatIsNot() {
        Capture unlisted = Capture.of(Screens.TEXT.of(900, 700, 1)).marked(KEY, new Token(0x123456789abcL), 1.0);
        Capture listed = Capture.of(Screens.DARK.of(900, 700, 2)).marked(KEY, tokens.get(2), 1.0);
        Capture both = listed.pastedOn(
                unlisted.pastedOn(Screens.GREY.of(1800, 700, 0), 0, 0).image(), 900, 0);
        Attributed verdict = (Attributed) trace(both);
        assertThat(verdict.matches()).extracting(Match::token).containsExactly(tokens.get(2));
        assertThat(verdict.evidence().at(3, 7)).isLessThan(0.1f);
    }

    @Test
    void namesBothScreensOfOnePicture() {
        Capture left = Capture.of(Screens.TEXT.of(900, 700, 1)).marked(KEY, tokens.get(1), 1.0);
        Capture right = Capture.of(Screens.DARK.of(900, 700, 2)).marked(KEY, tokens.get(2), 1.0);
        Capture both = right.pastedOn(
                left.pastedOn(Screens.GREY.of(1800, 700, 0), 0, 0).image(), 900, 0);
        assertThat(trace(both).matches())
                .extracting(Match::token)
                .containsExactlyInAnyOrder(tokens.get(1), tokens.get(2));
    }

    @Test
    void saysWhereTheMarkIs() {
        Capture part = Capture.of(Screens.TEXT.of(WIDTH, HEIGHT, 1))
                .marked(KEY, tokens.get(1), 1.0)
                .cropped(0, 0, 480, 384);
        Attributed verdict = (Attributed) trace(part.pastedOn(Screens.DARK.of(1440, 960, 5), 480, 288));
        assertThat(verdict.matches().get(0).corners()).isEqualTo(Quadrilateral.rectangle(480, 288, 960, 672));
        assertThat(verdict.evidence().at(15, 10)).isGreaterThan(0.5f);
        assertThat(verdict.evidence().at(2, 2)).isLessThan(0.1f);
    }

    @Test
    void readsAScreenBetweenFourGivenCorners() {
        Capture screen = Capture.of(Screens.TEXT.of(960, 600, 1)).marked(KEY, tokens.get(9), 1.0);
        Capture pasted = screen.pastedOn(Screens.DENSE_TEXT.of(1500, 1000, 5), 311, 207);
        TraceHints hints = new TraceHints(Quadrilateral.rectangle(311, 207, 1271, 807));
        TraceVerdict verdict = tracer.trace(pasted.picture(), population, hints, TraceListener.NONE);
        assertThat(verdict.matches()).extracting(Match::token).containsExactly(tokens.get(9));
    }

    @Test
    void readsAMuchReducedScreenshotOfADisplayThatIsReported() {
        Picture reduced = Capture.of(Screens.TEXT.of(2256, 1504, 1))
                .marked(KEY, tokens.get(9), 1.5)
                .scaled(0.5, 0.5)
                .scaled(0.36, 0.36)
                .picture();
        TraceHints reported =
                new TraceHints(null, List.of(), List.of(new Display(1920, 1080, 1), new Display(2256, 1504, 1.5)));
        assertThat(tracer.trace(reduced, population, TraceListener.NONE).matches())
                .isEmpty();
        assertThat(tracer.trace(reduced, population, reported, TraceListener.NONE)
                        .matches())
                .extracting(Match::token)
                .containsExactly(tokens.get(9));
    }

    @Test
    void tellsTheGeometryItFound() {
        Capture capture = Capture.of(Screens.GREY.of(WIDTH, HEIGHT, 1)).marked(KEY, tokens.get(1), 1.0);
        Match match =
                trace(capture.cropped(125 + 30, 250 + 40, 500, 400)).matches().get(0);
        Point origin = match.gridToPicture().map(125, 125);
        // Whole tiles may lie between: only the place within a tile is told.
        assertThat(Math.IEEEremainder(origin.x() + 30, 125)).isCloseTo(0, within(0.2));
        assertThat(Math.IEEEremainder(origin.y() + 40, 125)).isCloseTo(0, within(0.2));
    }

    @Test
    void decodesBlindlyWithoutAListOfTokens() {
        Capture capture = Capture.of(Screens.TEXT.of(WIDTH, HEIGHT, 1)).marked(KEY, new Token(0xfeedL), 1.0);
        TraceVerdict verdict = tracer.trace(capture.picture(), TokenPopulation.unknown(KEY), TraceListener.NONE);
        assertThat(verdict.matches()).extracting(Match::token).containsExactly(new Token(0xfeedL));
    }

    @Test
    void stopsWhenTold() {
        TraceListener impatient = new TraceListener() {
            @Override
            public void progress(Stage stage, double fraction) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        Capture capture = Capture.of(Screens.GREY.of(400, 400, 1));
        assertThatThrownBy(() -> tracer.trace(capture.picture(), population, impatient))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void reportsProgressThatNeverFalls() {
        List<Double> fractions = new ArrayList<>();
        tracer.trace(Capture.of(Screens.TEXT.of(900, 700, 1)).picture(), population, (stage, f) -> fractions.add(f));
        assertThat(fractions).isSorted().allMatch(f -> f >= 0 && f <= 1);
        assertThat(fractions.size()).isGreaterThan(4);
    }

    @Test
    void refusesAPopulationOfAnotherKey() {
        TokenPopulation other = TokenPopulation.of(WatermarkKey.generate(), List.of(new Token(1)));
        Capture capture = Capture.of(Screens.GREY.of(400, 400, 1));
        assertThatThrownBy(() -> tracer.trace(capture.picture(), other, TraceListener.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsWhichOfSeveralPicturesNamedTheToken() throws PictureException {
        Capture screen = Capture.of(Screens.TEXT.of(500, 400, 1));
        List<Footage> pictures = List.of(
                Footage.of(screen.picture()),
                Footage.of(screen.marked(KEY, tokens.get(9), 1.0).picture()));
        List<Double> fractions = new ArrayList<>();
        Together together = tracer.traceTogether(pictures, population, (stage, fraction) -> fractions.add(fraction));
        assertThat(together.verdict().matches()).extracting(Match::token).containsExactly(tokens.get(9));
        assertThat(together.picture()).isEqualTo(1);
        assertThat(fractions).isSorted().allMatch(f -> f <= 1);
    }

    @Test
    void namesFromSeveralPicturesWhatNoneTellsAlone() throws PictureException {
        List<Footage> pictures = new ArrayList<>();
        for (int i : new int[] {0, 2, 3}) {
            Capture small = Capture.of(Screens.TEXT.of(800, 600, 7 + i))
                    .marked(KEY, tokens.get(100), Strength.ofLevel(4), 1.0)
                    .cropped(31 + 50 * i, 77 + 30 * i, 180, 180)
                    .jpeg(85);
            assertThat(trace(small).matches()).isEmpty();
            pictures.add(Footage.of(small.picture()));
        }
        Together together = tracer.traceTogether(pictures, population, TraceListener.NONE);
        assertThat(together.verdict().matches()).extracting(Match::token).containsExactly(tokens.get(100));
        assertThat(together.verdict().matches().get(0).falseAccusationProbability())
                .isLessThan(1e-9);
    }

    @Test
    void takesAtMostEightPicturesTogether() {
        Footage picture = Footage.of(Picture.ofLuma(1, 1, new byte[1]));
        assertThatThrownBy(() -> tracer.traceTogether(Collections.nCopies(9, picture), population, TraceListener.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void survivesPicturesOfAnySize() {
        for (int[] size : new int[][] {{1, 1}, {1, 3000}, {3000, 1}, {2, 2}, {16, 300}, {250, 250}}) {
            TraceVerdict verdict = trace(Capture.of(Screens.TEXT.of(size[0], size[1], 1)));
            assertThat(verdict.matches()).isEmpty();
        }
    }

    /** How many of the five kinds of screen are named rightly; a wrong name fails at once. */
    private static int named(Way way, double displayScale) {
        int right = 0;
        for (Screens screen : Screens.values()) {
            Token token = tokens.get(100 + screen.ordinal());
            Capture capture = Capture.of(screen.of(WIDTH, HEIGHT, 7)).marked(KEY, token, displayScale);
            List<Match> matches = trace(way.of(capture)).matches();
            assertThat(matches).as("%s", screen).allMatch(match -> match.token().equals(token));
            assertThat(matches).allMatch(match -> match.falseAccusationProbability() < 1e-9);
            right += matches.size();
        }
        return right;
    }

    private static TraceVerdict trace(Capture capture) {
        return tracer.trace(capture.picture(), population, TraceListener.NONE);
    }
}
