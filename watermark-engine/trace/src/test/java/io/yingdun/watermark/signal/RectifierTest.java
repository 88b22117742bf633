package io.yingdun.watermark.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.geometry.Homography;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RectifierTest {
    private static final Residual NOISE = noise(90, 70);

    /** One that bends so little that no pixel differs is sampled the long way. */
    private static final double NOTHING = 1e-30;

    @Test
    void scalingsAreSampledAsAnyOtherMapIsInsideAtTheRimAndBeyond() {
        Window window = new Window(-20, -15, 150, 120);
        for (double scale : new double[] {0.4, 0.77, 1, 1.004, 2.3}) {
            Homography scaling = Homography.affine(scale, 0, 3.3, 0, 1.1 * scale, -2.6);
            Homography longWay = Homography.affine(scale, NOTHING, 3.3, NOTHING, 1.1 * scale, -2.6);
            assertThat(Rectifier.sample(NOISE, scaling, window)).isEqualTo(Rectifier.sample(NOISE, longWay, window));
        }
    }

    @Test
    void residualOfOnePixelIsSampledToo() {
        Residual one = new Residual(1, 1, 1, new float[] {5});
        assertThat(Rectifier.sample(one, Homography.scaling(1, 1), new Window(-1, -1, 3, 3)))
                .containsExactly(0, 0, 0, 0, 5, 0, 0, 0, 0);
    }

    private static Residual noise(int width, int height) {
        Random random = new Random(4);
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Residual(width, height, 1, values);
    }
}
