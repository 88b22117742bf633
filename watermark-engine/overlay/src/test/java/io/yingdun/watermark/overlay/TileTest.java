package io.yingdun.watermark.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TileTest {
    @Test
    void periodFollowsTheDisplayScaling() {
        double[][] table = {
            {0.5, 63}, {1.0, 125}, {1.25, 157}, {1.5, 187}, {1.75, 219}, {2.0, 251}, {2.5, 313}, {3.0, 375}
        };
        for (double[] row : table) {
            assertThat(TilePeriod.of(row[0])).as("scale %s", row[0]).isEqualTo((int) row[1]);
        }
    }

    @Test
    void periodIsTheNearestOddNumber() {
        for (double scale = 0.5; scale <= 8; scale += 0.01) {
            int period = TilePeriod.of(scale);
            assertThat(period % 2).isEqualTo(1);
            assertThat(Math.abs(period - 125 * scale)).isLessThanOrEqualTo(1.0);
        }
    }

    @Test
    void refusesScalingBeyondItsRange() {
        for (double scale : new double[] {0, -1, 0.49, 8.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> TilePeriod.of(scale)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesPixelsThatAreNotPremultiplied() {
        assertThatThrownBy(() -> new Tile(1, 2, new int[] {0x02000003})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tile(1, 2, new int[] {0x03000000})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tile(2, 2, new int[] {0x02000000})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotBeChangedFromOutside() {
        int[] pixels = {0x02010101};
        Tile tile = new Tile(1, 2, pixels);
        pixels[0] = 0;
        tile.pixels()[0] = 0;
        assertThat(tile.pixelAt(0, 0)).isEqualTo(0x02010101);
    }
}
