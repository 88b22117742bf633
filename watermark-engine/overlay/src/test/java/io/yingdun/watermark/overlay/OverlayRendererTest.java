package io.yingdun.watermark.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.Harmonic;
import io.yingdun.watermark.carrier.TileSignal;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class OverlayRendererTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final Codeword CODEWORD = new TokenCode(KEY).encode(new Token(5));
    private static final OverlayRenderer RENDERER = new OverlayRenderer(KEY.carrierKey());
    private static final Tile TILE = RENDERER.render(CODEWORD, Strength.DEFAULT, 1.0);

    @Test
    void drawsTheSamePixelsForEverAndEverywhere() throws Exception {
        assertThat(sha256(TILE)).isEqualTo("9d3fa268d5165e5b");
        assertThat(sha256(RENDERER.render(CODEWORD, Strength.LEVEL_10, 1.5))).isEqualTo("6d6df0a5b35e8292");
        assertThat(RENDERER.render(CODEWORD, Strength.DEFAULT, 1.0)).isEqualTo(TILE);
    }

    @Test
    void isTheMeanOfItsRangeOnAverageInEveryChannel() {
        for (Strength strength : Strength.values()) {
            Tile tile = RENDERER.render(CODEWORD, strength, 1.0);
            for (int shift = 0; shift <= 16; shift += 8) {
                double sum = 0;
                for (int pixel : tile.pixels()) {
                    sum += pixel >> shift & 0xff;
                }
                assertThat(sum / tile.pixels().length).isCloseTo(strength.alpha() / 2.0, within(0.01));
            }
        }
    }

    @Test
    void carriesTheSignalAtItsStrength() {
        for (Strength strength : Strength.values()) {
            Tile tile = RENDERER.render(CODEWORD, strength, 1.0);
            double[] signal = TileSignal.of(Carrier.of(KEY.carrierKey()), CODEWORD, 125);
            double projection = 0;
            int[] pixels = tile.pixels();
            for (int i = 0; i < signal.length; i++) {
                projection += signal[i] * (pixels[i] >> 8 & 0xff) / signal.length;
            }
            // Clipping takes up to 7 %, what green is told of red and blue gives a few back.
            assertThat(projection).isBetween(0.92 * strength.deviation(), 1.06 * strength.deviation());
        }
    }

    @Test
    void clipsLessThanATenthOfTheSignal() {
        double[] signal = TileSignal.of(Carrier.of(KEY.carrierKey()), CODEWORD, 125);
        for (Strength strength : Strength.values()) {
            double limit = strength.alpha() / 2.0 / strength.deviation();
            int clipped = 0;
            for (double value : signal) {
                clipped += Math.abs(value) > limit ? 1 : 0;
            }
            assertThat(clipped).isLessThan(signal.length / 10);
        }
    }

    @Test
    void ditheringErrorIsFarBelowTheSignalInItsBand() {
        Carrier carrier = Carrier.of(KEY.carrierKey());
        double[] signal = TileSignal.of(carrier, CODEWORD, 125);
        double worst = 0;
        double sum = 0;
        for (Harmonic h : carrier.payload()) {
            double wanted = 0;
            double drawn = 0;
            int[] pixels = TILE.pixels();
            for (int i = 0; i < signal.length; i++) {
                double wave = Math.cos(2 * Math.PI * (h.kx() * (i % 125) + h.ky() * (i / 125)) / 125 + h.phase());
                wanted += wave * signal[i] * Strength.DEFAULT.deviation();
                drawn += wave * ((pixels[i] >> 8 & 0xff) - 1);
            }
            double error = (drawn - wanted) / wanted;
            worst = Math.max(worst, error * error);
            sum += error * error;
        }
        assertThat(sum / carrier.payload().size()).isLessThan(0.04);
        assertThat(worst).isLessThan(1.0);
    }

    @Test
    void wrapsWithoutASeam() {
        // Mean squared step between neighbours, inside the tile and over its border.
        double inside = 0;
        double border = 0;
        for (int i = 0; i < 125; i++) {
            for (int j = 0; j < 124; j++) {
                inside += square(green(j, i) - green(j + 1, i)) + square(green(i, j) - green(i, j + 1));
            }
            border += square(green(124, i) - green(0, i)) + square(green(i, 124) - green(i, 0));
        }
        assertThat(border / 250).isCloseTo(inside / (2 * 125 * 124), within(0.25));
    }

    @Test
    void arrivesExactlyOnEveryGround() {
        Compositor compositor = new Compositor(TILE);
        for (int grey : new int[] {0, 1, 40, 64, 128, 192, 254, 255}) {
            int[] screen = new int[200 * 130];
            Arrays.fill(screen, 0xff000000 | grey * 0x010101);
            compositor.apply(screen, 200);
            int offset = (int) Math.round(grey * 253 / 255.0);
            for (int i = 0; i < screen.length; i++) {
                int cover = TILE.pixelAt(i % 200, i / 200);
                for (int shift = 0; shift <= 16; shift += 8) {
                    assertThat((screen[i] >> shift & 0xff) - offset).isEqualTo(cover >> shift & 0xff);
                }
            }
        }
    }

    @Test
    void repeatsFromTheTopLeftOfTheScreen() {
        assertThat(new Compositor(TILE).blend(0xff808080, 126, 3))
                .isEqualTo(new Compositor(TILE).blend(0xff808080, 1, 128));
    }

    private static int green(int x, int y) {
        return TILE.pixelAt(x, y) >> 8 & 0xff;
    }

    private static double square(double value) {
        return value * value;
    }

    private static String sha256(Tile tile) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(4 * tile.pixels().length);
        bytes.asIntBuffer().put(tile.pixels());
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()))
                .substring(0, 16);
    }
}
