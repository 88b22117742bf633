package io.yingdun.watermark.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Lens;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.signal.Residual;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GeometryGrowthTest {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;
    private static final Box SHOWN = new Box(-700, -520, 700, 520);

    /** Tilted by some 20 degrees, 0.75 field pixels a screen pixel, a lens that bends by 4 pixels in the corners. */
    private static final Projection TRUE = new Projection(
            new Homography(0.75, -0.04, 600, 0.05, 0.71, 450, 4e-5, -6e-5, 1), new Lens(600, 450, 600, -0.005));

    private final Residual residual = ScreenField.of(TRUE, WIDTH, HEIGHT, 2);
    private final GeometryGrowth growth = new GeometryGrowth(residual, ScreenField.CARRIER);

    @Test
    void makesAGeometryThatIsRightAtOnePlaceExactOverTheWholeScreen() {
        Homography wrong = new Homography(1.006, 0.004, 1.5, -0.004, 0.995, -1, 1e-5, -1e-5, 1);
        Projection start = new Projection(TRUE.plane().after(wrong), new Lens(600, 450, 600, 0));
        assertThat(farthest(start)).isGreaterThan(8);
        GeometryGrowth.Grown grown = growth.grow(start, 0, 0, SHOWN);
        assertThat(grown.score()).isGreaterThan(20);
        assertThat(farthest(grown.gridToField())).isLessThan(0.5);
    }

    @Test
    void givesUpEarlyWhereThereIsNoPilot() {
        Random random = new Random(3);
        float[] noise = new float[WIDTH * HEIGHT];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        GeometryGrowth empty = new GeometryGrowth(new Residual(WIDTH, HEIGHT, 1, noise), ScreenField.CARRIER);
        GeometryGrowth.Grown grown = empty.grow(TRUE, 0, 0, SHOWN);
        assertThat(grown.score()).isLessThan(7);
        assertThat(grown.box()).isNotEqualTo(SHOWN);
    }

    /** Field pixels between where a geometry and the true one see the same points of the screen. */
    private static double farthest(Projection projection) {
        double farthest = 0;
        for (int i = 0; i < 49; i++) {
            double x = SHOWN.left() + SHOWN.width() * (i % 7) / 6;
            double y = SHOWN.top() + SHOWN.height() * (i / 7) / 6;
            Point a = projection.map(x, y);
            Point b = TRUE.map(x, y);
            if (b.x() > 0 && b.y() > 0 && b.x() < WIDTH && b.y() < HEIGHT) {
                farthest = Math.max(farthest, Math.hypot(a.x() - b.x(), a.y() - b.y()));
            }
        }
        return farthest;
    }
}
