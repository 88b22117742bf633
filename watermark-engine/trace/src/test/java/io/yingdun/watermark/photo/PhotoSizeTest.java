package io.yingdun.watermark.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.geometry.Bend;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Lens;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.signal.Residual;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhotoSizeTest {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;
    private static final Homography PLANE = new Homography(0.75, -0.04, 600, 0.05, 0.71, 450, 4e-5, -6e-5, 1);
    private static final Lens LENS = new Lens(600, 450, 600, 0);

    /** 1500R at 34 inches over 1400 screen pixels. */
    private static final double CURVATURE = 0.53 / 1400;

    private final List<Projection> read = new ArrayList<>();

    @Test
    void readsACurvedScreenUnderItsCurvature() {
        Bend bend = Bend.of(PLANE, LENS, PlaneView.FOCAL * WIDTH, 0, CURVATURE);
        assertThat(bent(new Projection(PLANE, bend, LENS))).isEqualTo(PhotoSearch.Reading.FOUND);
        assertThat(read).hasSize(1);
        assertThat(read.get(0).bend().curvature()).isCloseTo(CURVATURE, within(0.1 * CURVATURE));
    }

    @Test
    void readsAFlatScreenNoSecondTime() {
        assertThat(bent(new Projection(PLANE, LENS))).isEqualTo(PhotoSearch.Reading.NOTHING);
        assertThat(read).isEmpty();
    }

    /** Grown as if the screen were flat, then as if it were curved. */
    private PhotoSearch.Reading bent(Projection truth) {
        Residual residual = ScreenField.of(truth, WIDTH, HEIGHT, 2);
        PhotoSearch.Reader reader = (spectrum, gridToField) -> {
            read.add(gridToField);
            return PhotoSearch.Reading.FOUND;
        };
        PhotoSize size = PhotoSize.usual(residual, ScreenField.CARRIER, reader, () -> {});
        SeedSearch.Seed seed = new SeedSearch.Seed(10, new Projection(PLANE, LENS), 0, 0);
        List<Point> shown = List.of(new Point(100, 100), new Point(1100, 800));
        return size.bent(size.grown(new PhotoSize.Seeded(size, seed, shown)));
    }
}
