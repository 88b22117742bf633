package io.yingdun.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.trace.Match;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TokenStatistics;
import io.yingdun.watermark.trace.TraceListener;
import io.yingdun.watermark.trace.Tracer;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The benches in small, with floors: fails where an engine names less, reads more weakly, or comes nearer to a false
 * accusation than it did when the figures here were taken.
 */
class EngineFloorTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int TOKENS = 20_000;
    private static final Fleet SITE = new Fleet(5, TOKENS);
    private static final TokenPopulation POPULATION = SITE.population();
    private static final Tracer TRACER = new Tracer(SITE.key());

    /** Of a row's sum of L as it was measured. */
    private static final double LEAST_SHARE = 0.97;

    /** A bound that an engine as good as this one exceeds once in a thousand runs of other seeds. */
    private static final double QUANTILE = 0.999;

    private static final double[] LIMITS = {3, 4, 4.5, 5};

    /** What eight scenes came to: how many were named, and the sum of their statistics. */
    private record Row(int right, int wrong, double sum) {}

    @Test
    void namesEveryLosslessScreenshot() {
        requireFloor(new CaptureWay(0, 0, 1, 1, 0), 8, 240.2);
    }

    @Test
    void namesScreenshotsOfJpeg75() {
        requireFloor(new CaptureWay(0, 0, 1, 1, 75), 8, 158.6);
    }

    @Test
    void namesCropsOf300By300OfJpeg75() {
        requireFloor(new CaptureWay(300, 300, 1, 1, 75), 8, 113.1);
    }

    @Test
    void namesThreeQuarterSizesOfJpeg75() {
        requireFloor(new CaptureWay(0, 0, 0.75, 0.75, 75), 8, 120.0);
    }

    @Test
    void namesHalfSizes() {
        requireFloor(new CaptureWay(0, 0, 0.5, 0.5, 0), 8, 205.6);
    }

    @Test
    void innocentTokensStayInsideTheGaussianTail() throws PictureException {
        TokenStatistics statistics = new TokenStatistics(SITE.key(), SITE.tokens(), LIMITS);
        Fleet other = new Fleet(6, 64);
        long counted = 0;
        long[] beyond = new long[LIMITS.length];
        // From the first screenshots on: photos come first. A token that is not listed is told in one geometry or two.
        for (int index = 3; index < 21; index++) {
            Picture picture = NullCase.of(index).picture(index, 5, SITE, other);
            TokenStatistics.Counted one = statistics.trace(picture);
            assertThat(one.verdict().matches()).isEmpty();
            counted += one.counted();
            for (int i = 0; i < beyond.length; i++) {
                beyond[i] += one.beyond()[i];
            }
        }
        assertThat(counted).isGreaterThan(10L * TOKENS);
        for (int i = 0; i < beyond.length; i++) {
            double expected = counted * NormalTail.beyond(LIMITS[i]);
            assertThat(beyond[i])
                    .as("beyond %s of %d", LIMITS[i], counted)
                    .isLessThanOrEqualTo(poissonQuantile(expected, QUANTILE));
        }
    }

    /** The figures are of scenes in this font; with another one they are other scenes. */
    @BeforeAll
    static void requireTheScenesFont() {
        List<String> fonts =
                List.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT));
        assumeTrue(fonts.contains("Noto Sans CJK SC"), "Debian's package fonts-noto-cjk is not installed");
    }

    private static void requireFloor(CaptureWay way, int right, double sum) {
        Row row = row(way);
        assertThat(row.wrong()).as("wrong").isZero();
        assertThat(row.right()).as("right").isGreaterThanOrEqualTo(right);
        assertThat(row.sum()).as("sum of L").isGreaterThanOrEqualTo(LEAST_SHARE * sum);
    }

    private static Row row(CaptureWay way) {
        int right = 0;
        int wrong = 0;
        double sum = 0;
        for (Scene scene : Scene.values()) {
            Token token = SITE.token(scene.ordinal());
            int[] bare = Rgb.pixels(scene.screen(WIDTH, HEIGHT, 5));
            int[] shown = SITE.marked(bare, WIDTH, token, Strength.DEFAULT, 1.0);
            Picture picture = way.of(shown, WIDTH, HEIGHT, new Random(scene.ordinal()));
            List<Match> matches =
                    TRACER.trace(picture, POPULATION, TraceListener.NONE).matches();
            for (Match match : matches) {
                if (match.token().equals(token)) {
                    right++;
                    sum += match.statistic();
                } else {
                    wrong++;
                }
            }
        }
        return new Row(right, wrong, sum);
    }

    /** The least count that a Poisson variable of this mean does not exceed with this probability. */
    private static long poissonQuantile(double mean, double probability) {
        double logTerm = -mean;
        double sum = Math.exp(logTerm);
        long count = 0;
        while (sum < probability) {
            count++;
            logTerm += Math.log(mean / count);
            sum += Math.exp(logTerm);
        }
        return count;
    }
}
