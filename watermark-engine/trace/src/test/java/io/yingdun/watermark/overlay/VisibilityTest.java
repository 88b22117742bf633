package io.yingdun.watermark.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import io.yingdun.watermark.testkit.Fidelity;
import io.yingdun.watermark.testkit.Grounds;
import io.yingdun.watermark.testkit.Scielab;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an eye sees of a mark, as {@link Scielab} tells it; the default keeps a budget on the grounds that show it most. */
class VisibilityTest {
    private static final double BUDGET = 0.35;
    private static final double LEAST_PSNR = 46;

    /** 1.0 to the hundredth: a pattern is A/2 on average, and error diffusion leaves up to a thousandth. */
    private static final double LARGEST_MEAN = 1.005;

    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final OverlayRenderer RENDERER = new OverlayRenderer(KEY.carrierKey());
    private static final TokenCode CODE = new TokenCode(KEY);

    /** Mean difference of the pattern, level by level: the table that README shows. */
    private static final Map<Grounds, double[]> TABLE = new EnumMap<>(Map.of(
            Grounds.WHITE, new double[] {0.08, 0.10, 0.11, 0.14, 0.22, 0.31, 0.40, 0.50, 0.60, 0.80},
            Grounds.GREY, new double[] {0.09, 0.11, 0.13, 0.16, 0.26, 0.35, 0.46, 0.57, 0.68, 0.91},
            Grounds.DARK, new double[] {0.11, 0.13, 0.16, 0.20, 0.32, 0.42, 0.55, 0.69, 0.82, 1.09},
            Grounds.BLACK, new double[] {0.06, 0.08, 0.09, 0.11, 0.18, 0.24, 0.32, 0.40, 0.48, 0.64},
            Grounds.GRADIENT, new double[] {0.13, 0.15, 0.16, 0.16, 0.26, 0.37, 0.46, 0.58, 0.71, 0.93},
            Grounds.TEXT, new double[] {0.09, 0.11, 0.12, 0.16, 0.25, 0.33, 0.43, 0.54, 0.64, 0.86}));

    @Test
    void everyLevelKeepsItsPromisedInvisibility() {
        for (Strength strength : Strength.values()) {
            Tile tile = tile(1, strength, 1);
            for (Grounds ground : Grounds.values()) {
                double promised = TABLE.get(ground)[strength.ordinal()];
                assertThat(pattern(tile, ground, 1))
                        .as("%s on %s", strength, ground)
                        .isCloseTo(promised, within(0.01));
            }
        }
    }

    @Test
    void defaultKeepsTheBudgetWhateverTokenAndScaling() {
        for (double scale : List.of(1.0, 1.5, 2.0)) {
            for (int token = 1; token <= 2; token++) {
                Tile tile = tile(token, Strength.DEFAULT, scale);
                for (Grounds ground : List.of(Grounds.WHITE, Grounds.GREY, Grounds.DARK)) {
                    assertThat(pattern(tile, ground, scale))
                            .as("token %d at scale %s on %s", token, scale, ground)
                            .isLessThanOrEqualTo(BUDGET);
                }
            }
        }
    }

    @Test
    void defaultChangesAtMostOneGreyLevelOnAverage() {
        for (double scale : List.of(1.0, 1.5, 2.0)) {
            for (int token = 1; token <= 2; token++) {
                Tile tile = tile(token, Strength.DEFAULT, scale);
                for (Grounds ground : Grounds.values()) {
                    int[] bare = ground.square(2 * tile.period());
                    Fidelity fidelity = Fidelity.of(bare, under(tile, bare));
                    assertThat(fidelity.psnr())
                            .as("token %d on %s", token, ground)
                            .isGreaterThanOrEqualTo(LEAST_PSNR);
                    assertThat(fidelity.mean())
                            .as("token %d on %s", token, ground)
                            .isLessThanOrEqualTo(LARGEST_MEAN);
                }
            }
        }
    }

    @Test
    void changeOfTokenIsSeenNoMoreThanTheMarkItself() {
        for (Grounds ground : Grounds.values()) {
            int[] before = under(tile(1, Strength.DEFAULT, 1), ground.square(250));
            int[] after = under(tile(2, Strength.DEFAULT, 1), ground.square(250));
            double change = new Scielab(1).pattern(before, after, 250).mean();
            assertThat(change).as("on %s", ground).isLessThanOrEqualTo(BUDGET);
        }
    }

    @Test
    void twoMarksOverOneAnotherExceedTheBudget() {
        // Why an overlay must swap its tile in one frame and never lay the next window over the last.
        int[] bare = Grounds.DARK.square(250);
        int[] both = under(tile(2, Strength.DEFAULT, 1), under(tile(1, Strength.DEFAULT, 1), bare));
        assertThat(new Scielab(1).pattern(bare, both, 250).mean()).isGreaterThan(1.3 * BUDGET);
    }

    @Test
    void theEyeSeesLessOfWhatIsFiner() {
        int[] bare = Grounds.GREY.square(128);
        double last = Double.POSITIVE_INFINITY;
        for (int size = 16; size >= 1; size /= 2) {
            int[] shown = bare.clone();
            for (int i = 0; i < shown.length; i++) {
                shown[i] += ((i % 128 / size + i / 128 / size) % 2 == 0 ? 2 : -2) * 0x010101;
            }
            double difference = new Scielab(1).pattern(bare, shown, 128).mean();
            assertThat(difference).as("squares of %d px", size).isLessThan(last);
            last = difference;
        }
        assertThat(last).isLessThan(0.1);
    }

    @Test
    void anEvenChangeIsNoPattern() {
        int[] bare = Grounds.GREY.square(64);
        int[] shown = bare.clone();
        for (int i = 0; i < shown.length; i++) {
            shown[i] += 0x030303;
        }
        assertThat(new Scielab(1).pattern(bare, shown, 64).mean()).isLessThan(1e-3);
    }

    private static Tile tile(int token, Strength strength, double scale) {
        return RENDERER.render(CODE.encode(new Token(token)), strength, scale);
    }

    private static double pattern(Tile tile, Grounds ground, double scale) {
        int side = 2 * tile.period();
        int[] bare = ground.square(side);
        return new Scielab(scale).pattern(bare, under(tile, bare), side).mean();
    }

    private static int[] under(Tile tile, int[] bare) {
        int[] shown = bare.clone();
        new Compositor(tile).apply(shown, 2 * tile.period());
        return shown;
    }
}
