package io.yingdun.watermark.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import org.junit.jupiter.api.Test;

class StrengthTest {
    /** Least PSNR on a white screen in dB, level by level: the table that README shows. */
    private static final double[] PSNR = {51.1, 51.1, 51.1, 47.1, 46.5, 43.4, 41.0, 39.1, 37.6, 35.1};

    @Test
    void defaultIsAtLeast45DecibelsFromTheBareScreen() {
        assertThat(psnrOnWhite(Strength.DEFAULT)).isGreaterThan(45);
    }

    @Test
    void everyLevelKeepsItsPromisedFidelity() {
        for (Strength strength : Strength.values()) {
            double psnr = psnrOnWhite(strength);
            assertThat(psnr).as("%s", strength).isBetween(PSNR[strength.ordinal()], PSNR[strength.ordinal()] + 0.2);
        }
    }

    @Test
    void everyLevelIsAtLeastAsStrongAsTheOneBefore() {
        for (int level = 2; level <= 10; level++) {
            Strength weaker = Strength.ofLevel(level - 1);
            Strength strength = Strength.ofLevel(level);
            assertThat(strength.level()).isEqualTo(level);
            assertThat(strength.alpha()).isGreaterThanOrEqualTo(weaker.alpha());
            assertThat(strength.deviation()).isGreaterThan(weaker.deviation());
        }
    }

    @Test
    void thereIsNoOtherLevel() {
        assertThatThrownBy(() -> Strength.ofLevel(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Strength.ofLevel(11)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double psnrOnWhite(Strength strength) {
        WatermarkKey key = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
        Tile tile =
                new OverlayRenderer(key.carrierKey()).render(new TokenCode(key).encode(new Token(1)), strength, 1.0);
        Compositor compositor = new Compositor(tile);
        double sum = 0;
        for (int i = 0; i < 125 * 125; i++) {
            int out = compositor.blend(0xffffffff, i % 125, i / 125);
            for (int shift = 0; shift <= 16; shift += 8) {
                double difference = 255 - (out >> shift & 0xff);
                sum += difference * difference;
            }
        }
        return 10 * Math.log10(255 * 255 * 3 * 125.0 * 125 / sum);
    }
}
