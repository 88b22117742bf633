package io.yingdun.watermark.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HomographyTest {
    private static final Quadrilateral TILTED =
            new Quadrilateral(new Point(10, 20), new Point(110, 25), new Point(100, 90), new Point(5, 80));

    @Test
    void mapsTheRectanglesCornersOntoTheQuadrilateral() {
        Homography map = Homography.ontoQuadrilateral(200, 100, TILTED);
        near(map.map(0, 0), TILTED.topLeft());
        near(map.map(200, 0), TILTED.topRight());
        near(map.map(200, 100), TILTED.bottomRight());
        near(map.map(0, 100), TILTED.bottomLeft());
    }

    @Test
    void inverseLeadsBack() {
        Homography map = Homography.ontoQuadrilateral(200, 100, TILTED);
        Point there = map.map(33, 44);
        near(map.inverse().map(there.x(), there.y()), new Point(33, 44));
    }

    @Test
    void compositionAppliesTheOtherMapFirst() {
        Homography both = Homography.scaling(2, 3).after(Homography.translation(1, 1));
        near(both.map(1, 1), new Point(4, 6));
    }

    @Test
    void whatFlattensThePlaneCannotBeUndone() {
        assertThatThrownBy(() -> Homography.scaling(0, 1).inverse()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void tellsConvexFromCrossedAndTurnedCorners() {
        assertThat(TILTED.isConvex()).isTrue();
        assertThat(new Quadrilateral(TILTED.topLeft(), TILTED.bottomRight(), TILTED.topRight(), TILTED.bottomLeft())
                        .isConvex())
                .isFalse();
        assertThat(new Quadrilateral(TILTED.topRight(), TILTED.topLeft(), TILTED.bottomLeft(), TILTED.bottomRight())
                        .isConvex())
                .isFalse();
    }

    private static void near(Point actual, Point expected) {
        assertThat(actual.x()).isCloseTo(expected.x(), within(1e-9));
        assertThat(actual.y()).isCloseTo(expected.y(), within(1e-9));
    }
}
