package io.yingdun.watermark.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.geometry.Bend;
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

    /** Its plane, which is all that is known of a curved screen where growth begins. */
    private static final Projection ON_PLANE = new Projection(TRUE.plane(), new Lens(600, 450, 600, 0));

    /** Where the plane touches a curved screen, screen pixels. */
    private static final double TOUCHING = 60;

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

    /** As 1000R at 34 inches. */
    @Test
    void makesTheGeometryOfACurvedScreenExactOverAllOfIt() {
        Projection curved = curved(PlaneView.FOCAL * WIDTH);
        GeometryGrowth onCurved = onCurved(curved);
        GeometryGrowth.Grown flat = onCurved.grow(ON_PLANE, TOUCHING, 0, SHOWN);
        GeometryGrowth.Grown bent = onCurved.growBent(ON_PLANE, TOUCHING, 0, SHOWN);
        assertThat(bent.score()).isGreaterThan(2 * flat.score());
        assertThat(farthest(bent.gridToField(), curved)).isLessThan(0.5);
    }

    @Test
    void supposesAFocalLengthThatMayBeATenthWrong() {
        Projection curved = curved(1.1 * PlaneView.FOCAL * WIDTH);
        GeometryGrowth.Grown bent = onCurved(curved).growBent(ON_PLANE, TOUCHING, 0, SHOWN);
        assertThat(bent.score()).isGreaterThan(80);
        assertThat(farthest(bent.gridToField(), curved)).isLessThan(3);
    }

    private static Projection curved(double focal) {
        Bend bend = Bend.of(TRUE.plane(), TRUE.lens(), focal, TOUCHING, 0.8 / SHOWN.width());
        return new Projection(TRUE.plane(), bend, TRUE.lens());
    }

    private static GeometryGrowth onCurved(Projection curved) {
        return new GeometryGrowth(ScreenField.of(curved, WIDTH, HEIGHT, 2), ScreenField.CARRIER);
    }

    /** Started from a part of the screen and from far more than it. */
    @Test
    void growsAgainOnTheRectangleThatShowsThePilot() {
        Random random = new Random(4);
        Box screen = new Box(-448, -320, 512, 384);
        Residual part = ScreenField.of(TRUE, WIDTH, HEIGHT, 2);
        float[] values = part.values().clone();
        for (int i = 0; i < values.length; i++) {
            Point p = TRUE.unmap(i % WIDTH + 0.5, i / WIDTH + 0.5);
            boolean inside =
                    p.x() > screen.left() && p.x() < screen.right() && p.y() > screen.top() && p.y() < screen.bottom();
            values[i] = inside ? values[i] : (float) (2.2 * random.nextGaussian());
        }
        GeometryGrowth onPart = new GeometryGrowth(new Residual(WIDTH, HEIGHT, 1, values), ScreenField.CARRIER);
        Projection near =
                new Projection(TRUE.plane().after(new Homography(1.001, 0, 0.5, 0, 0.999, -0.4, 0, 0, 1)), TRUE.lens());
        for (Box start : new Box[] {new Box(-128, -192, 256, 192), SHOWN}) {
            GeometryGrowth.Grown again = onPart.again(new GeometryGrowth.Grown(near, 10, start));
            assertThat(again.box().left()).isCloseTo(screen.left(), within(96.0));
            assertThat(again.box().right()).isCloseTo(screen.right(), within(96.0));
            assertThat(again.box().top()).isCloseTo(screen.top(), within(96.0));
            assertThat(again.box().bottom()).isCloseTo(screen.bottom(), within(96.0));
            Point seen = again.gridToField().map(screen.left(), screen.bottom());
            Point truth = TRUE.map(screen.left(), screen.bottom());
            assertThat(Math.hypot(seen.x() - truth.x(), seen.y() - truth.y())).isLessThan(0.4);
        }
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
        return farthest(projection, TRUE);
    }

    private static double farthest(Projection projection, Projection truth) {
        double farthest = 0;
        for (int i = 0; i < 49; i++) {
            double x = SHOWN.left() + SHOWN.width() * (i % 7) / 6;
            double y = SHOWN.top() + SHOWN.height() * (i / 7) / 6;
            Point a = projection.map(x, y);
            Point b = truth.map(x, y);
            if (b.x() > 0 && b.y() > 0 && b.x() < WIDTH && b.y() < HEIGHT) {
                farthest = Math.max(farthest, Math.hypot(a.x() - b.x(), a.y() - b.y()));
            }
        }
        return farthest;
    }
}
