package io.yingdun.watermark.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.testkit.CurvedPanel;
import io.yingdun.watermark.testkit.PhoneCamera;
import io.yingdun.watermark.testkit.ScreenOptics;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static final Projection PHOTO = new Projection(
            new Homography(0.7, 0.1, 900, -0.05, 0.8, 700, 5e-5, 3e-5, 1), new Lens(1000, 750, 1000, 0.03));

    private static final Projection CURVED =
            new Projection(PHOTO.plane(), Bend.of(PHOTO.plane(), PHOTO.lens(), 1600, -150, 4e-4), PHOTO.lens());

    @Test
    void theLensShiftsByItsTermAtOneUnitFromItsCentre() {
        Point seen = PHOTO.lens().distort(2000, 750);
        assertThat(seen.x()).isCloseTo(2030, within(1e-9));
        assertThat(seen.y()).isCloseTo(750, within(1e-9));
    }

    @Test
    void everyPointComesBack() {
        for (Projection projection : new Projection[] {PHOTO, CURVED}) {
            for (double[] p : new double[][] {{0, 0}, {-900, 300}, {700, -650}}) {
                Point seen = projection.map(p[0], p[1]);
                Point back = projection.unmap(seen.x(), seen.y());
                assertThat(back.x()).isCloseTo(p[0], within(0.01));
                assertThat(back.y()).isCloseTo(p[1], within(0.01));
            }
        }
    }

    @Test
    void aCurvedScreenCountedFromElsewhereIsSeenWhereItWas() {
        Projection moved = CURVED.after(Homography.affine(2, 0, 40, 0, 2, -30));
        Point seen = CURVED.map(700, -650);
        Point same = moved.map((700 - 40) / 2.0, (-650 + 30) / 2.0);
        assertThat(same.x()).isCloseTo(seen.x(), within(1e-6));
        assertThat(same.y()).isCloseTo(seen.y(), within(1e-6));
    }

    @Test
    void aCurvedScreenCannotBeTurnedInItsPlane() {
        Homography turned = Homography.affine(0, -1, 0, 1, 0, 0);
        assertThatThrownBy(() -> CURVED.after(turned)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The panel's own rays, each cut with the cylinder: the plane that touches its middle and the bend tell the same. */
    @Test
    void seesACurvedPanelWhereItsRaysGo() {
        PhoneCamera camera = new PhoneCamera(2000, 1500, 0, 0, 1, 0, 0, 0, 90);
        ScreenOptics optics =
                ScreenOptics.frontal(1.1).turned(14, -9, 5).movedBy(0.05, -0.03).curved(1000, 797);
        CurvedPanel panel = optics.panel(1280, 800, camera);
        Homography plane = optics.screenToPicture(1280, 800, camera);
        Lens lens = new Lens(1000, 750, 1000, 0);
        Projection projection =
                new Projection(plane, Bend.of(plane, lens, panel.focal(), 640, panel.arc() / 1280), lens);
        for (double[] p : new double[][] {{0, 0}, {1280, 30}, {200, 800}, {900, 400}}) {
            Point truth = panel.seen(p[0], p[1]);
            Point seen = projection.map(p[0], p[1]);
            assertThat(Math.hypot(seen.x() - truth.x(), seen.y() - truth.y())).isLessThan(1e-6);
            Point shown = panel.shownAt(truth.x(), truth.y());
            assertThat(Math.hypot(shown.x() - p[0], shown.y() - p[1])).isLessThan(1e-6);
        }
    }

    @Test
    void aSimilarPictureShowsTheSameElsewhere() {
        Homography larger = Homography.affine(2, 0, 10, 0, 2, -20);
        for (Orientation orientation : Orientation.values()) {
            Homography similar = orientation.toPicture(4000, 3000).after(larger);
            for (Projection projection : new Projection[] {PHOTO, CURVED}) {
                Point seen = projection.map(123, -45);
                Point expected = similar.map(seen.x(), seen.y());
                Point found = projection.inPicture(similar).map(123, -45);
                assertThat(found.x()).isCloseTo(expected.x(), within(1e-6));
                assertThat(found.y()).isCloseTo(expected.y(), within(1e-6));
            }
        }
    }

    @Test
    void tellsTheScale() {
        assertThat(Projection.of(Homography.scaling(0.5, 2)).scaleAt(7, 9)).isCloseTo(1, within(1e-9));
    }
}
