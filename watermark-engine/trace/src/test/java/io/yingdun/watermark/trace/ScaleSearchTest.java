package io.yingdun.watermark.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.TileSignal;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import io.yingdun.watermark.signal.PilotSearch;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.TileFold;
import io.yingdun.watermark.signal.TileSpectrum;
import io.yingdun.watermark.signal.WhitenedSpectrum;
import io.yingdun.watermark.signal.Window;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The stages between a residual and its chips, on residuals that are made and not filtered from pictures. */
class ScaleSearchTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final Carrier CARRIER = Carrier.of(KEY.carrierKey());
    private static final Codeword CODEWORD = new TokenCode(KEY).encode(new Token(5));
    private static final int WIDTH = 700;
    private static final int HEIGHT = 500;

    @Test
    void findsTheScaleWithinHalfAPerCent() {
        ScaleSearch search = new ScaleSearch(CARRIER);
        for (double scale : new double[] {0.5, 0.71, 1.0, 1.37, 1.9}) {
            WhitenedSpectrum spectrum = search.spectrum(residual(scale, scale, 2.0));
            assertThat(search.even(spectrum, 1).get(0).sx()).isCloseTo(scale, within(0.005 * scale));
        }
    }

    @Test
    void unevenScaleIsAmongTheBestThree() {
        ScaleSearch search = new ScaleSearch(CARRIER);
        WhitenedSpectrum spectrum = search.spectrum(residual(1.1, 0.9, 2.0));
        assertThat(search.uneven(spectrum, 3))
                .anyMatch(scale -> Math.abs(scale.sx() - 1.1) < 0.01 && Math.abs(scale.sy() - 0.9) < 0.01);
    }

    /** 5:4 on 16:9, and 16:10 on the widest monitors. */
    @Test
    void screenStretchedToAMonitorOfAnotherShapeIsAmongTheBestThree() {
        ScaleSearch search = new ScaleSearch(CARRIER);
        for (double[] scale : new double[][] {{1920.0 / 1280, 1080.0 / 1024}, {3440.0 / 2560, 1440.0 / 1600}}) {
            WhitenedSpectrum spectrum = search.spectrum(residual(2 * WIDTH, 2 * HEIGHT, scale[0], scale[1], 4.0));
            assertThat(search.uneven(spectrum, 3))
                    .anyMatch(s -> Math.abs(s.sx() - scale[0]) < 0.01 && Math.abs(s.sy() - scale[1]) < 0.01);
        }
    }

    @Test
    void noiseAloneScoresLow() {
        ScaleSearch search = new ScaleSearch(CARRIER);
        WhitenedSpectrum spectrum = search.spectrum(residual(1, 1, 1e6));
        assertThat(search.even(spectrum, 1).get(0).score()).isLessThan(30);
    }

    @Test
    void pilotFieldCorrectsAStretchOfSeveralPixels() {
        Residual residual = residual(1.004, 0.997, 1.0);
        Window window = new Window(0, 0, WIDTH, HEIGHT);
        PilotField field = PilotField.of(residual.values(), window, CARRIER);
        Homography change = field.refine(new PilotSearch.Shift(0, 0, 0), false);
        Point corner = change.map(WIDTH, HEIGHT);
        assertThat(corner.x()).isCloseTo(1.004 * WIDTH, within(0.6));
        assertThat(corner.y()).isCloseTo(0.997 * HEIGHT, within(0.6));
    }

    @Test
    void pilotSearchFindsTheStartOfTheTileToAFractionOfAPixel() {
        float[] values = new float[WIDTH * HEIGHT];
        double[] tile = TileSignal.of(CARRIER, CODEWORD, 125);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) tile[Math.floorMod(i / WIDTH - 41, 125) * 125 + Math.floorMod(i % WIDTH - 17, 125)];
        }
        TileFold fold = TileFold.of(values, new Window(0, 0, WIDTH, HEIGHT));
        PilotSearch.Shift shift = new PilotSearch(CARRIER)
                .peaks(TileSpectrum.of(fold, CARRIER), 1)
                .get(0);
        assertThat(shift.dx()).isCloseTo(17, within(0.1));
        assertThat(shift.dy()).isCloseTo(41, within(0.1));
    }

    @Test
    void chipsOfACleanTileAreTheCodeword() {
        Residual residual = residual(1, 1, 0.1);
        TileFold fold = TileFold.of(residual.values(), new Window(0, 0, WIDTH, HEIGHT));
        SoftChips chips = SoftChips.of(TileSpectrum.of(fold, CARRIER), new PilotSearch.Shift(0, 0, 0), CARRIER);
        for (int i = 0; i < Codeword.CHIPS; i++) {
            assertThat(Math.signum(chips.values()[i])).isEqualTo(CODEWORD.chip(i));
        }
    }

    @Test
    void foldOfAWindowAnywhereKeepsThePlaceOfTheTile() {
        float[] field = new float[300 * 280];
        field[0] = 1;
        TileFold fold = TileFold.of(field, new Window(-130, 260, 300, 280));
        assertThat(fold.sums()[10 * TileFold.SIDE + 120]).isEqualTo(1);
        assertThat(fold.coverage()[10 * TileFold.SIDE + 120]).isEqualTo(4);
        assertThat(fold.coverage()[100 * TileFold.SIDE + 200]).isEqualTo(1);
    }

    /** A mark of variance 1 at these scales, its tile starting at the origin, under white noise of this deviation. */
    private static Residual residual(double sx, double sy, double noise) {
        return residual(WIDTH, HEIGHT, sx, sy, noise);
    }

    private static Residual residual(int width, int height, double sx, double sy, double noise) {
        Random random = new Random(3);
        int period = 1024;
        double[] tile = TileSignal.of(CARRIER, CODEWORD, period);
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++) {
            int v = (int) Math.floor((y + 0.5) / sy * period / 125) % period;
            for (int x = 0; x < width; x++) {
                int u = (int) Math.floor((x + 0.5) / sx * period / 125) % period;
                values[y * width + x] = (float) (tile[v * period + u] + noise * random.nextGaussian());
            }
        }
        return new Residual(width, height, 1, values);
    }
}
