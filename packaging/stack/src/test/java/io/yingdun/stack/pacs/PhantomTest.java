package io.yingdun.stack.pacs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhantomTest {

    private static final int SIZE = 512;
    private static final double PITCH = 0.72;

    private static float at(float[] plane, double x, double y) {
        int column = (int) Math.round(x / PITCH + (SIZE - 1) / 2.0);
        int row = (int) Math.round(y / PITCH + (SIZE - 1) / 2.0);
        return plane[row * SIZE + column];
    }

    @Test
    void theChestHasANoduleInTheRightLungAndAirAround() {
        float[] plane = Phantom.chest(1).slice(42, SIZE, PITCH);
        assertThat(at(plane, -92, 18)).as("nodule, HU").isEqualTo(30);
        assertThat(at(plane, -92, 40)).as("lung, HU").isEqualTo(-860);
        assertThat(at(plane, 183, 0)).as("outside, HU").isEqualTo(-1000);
    }

    @Test
    void leftAndRightAreThePatients() {
        float[] plane = Phantom.chest(1).slice(-50, SIZE, PITCH);
        assertThat(at(plane, 75, -40)).as("the heart reaches to the left").isEqualTo(42);
        assertThat(at(plane, -75, -40)).as("where the right lung is").isLessThan(-500);
    }

    @Test
    void theSameSeedGivesTheSameChest() {
        assertThat(Phantom.chest(5).slice(0, 128, 3)).isEqualTo(Phantom.chest(5).slice(0, 128, 3));
        assertThat(Phantom.chest(5).slice(0, 128, 3))
                .isNotEqualTo(Phantom.chest(6).slice(0, 128, 3));
    }
}
