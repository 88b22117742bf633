package io.yingdun.watermark.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static final Projection PHOTO = new Projection(
            new Homography(0.7, 0.1, 900, -0.05, 0.8, 700, 5e-5, 3e-5, 1), new Lens(1000, 750, 1000, 0.03));

    @Test
    void theLensShiftsByItsTermAtOneUnitFromItsCentre() {
        Point seen = PHOTO.lens().distort(2000, 750);
        assertThat(seen.x()).isCloseTo(2030, within(1e-9));
        assertThat(seen.y()).isCloseTo(750, within(1e-9));
    }

    @Test
    void everyPointComesBack() {
        for (double[] p : new double[][] {{0, 0}, {-900, 300}, {700, -650}}) {
            Point seen = PHOTO.map(p[0], p[1]);
            Point back = PHOTO.unmap(seen.x(), seen.y());
            assertThat(back.x()).isCloseTo(p[0], within(0.01));
            assertThat(back.y()).isCloseTo(p[1], within(0.01));
        }
    }

    @Test
    void aLargerPictureOfTheSameShowsTheSameElsewhere() {
        Point seen = PHOTO.map(123, -45);
        Point larger = PHOTO.inPicture(2, 10, -20).map(123, -45);
        assertThat(larger.x()).isCloseTo(2 * seen.x() + 10, within(1e-6));
        assertThat(larger.y()).isCloseTo(2 * seen.y() - 20, within(1e-6));
    }

    @Test
    void tellsTheScale() {
        assertThat(Projection.of(Homography.scaling(0.5, 2)).scaleAt(7, 9)).isCloseTo(1, within(1e-9));
    }
}
