package io.yingdun.watermark.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.signal.Residual;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedSearchTest {
    private static final Homography UPRIGHT = new Homography(0.8, 0.02, 311, -0.02, 0.79, 207, 0, 0, 1);

    @Test
    void findsWhereTheTileStarts() {
        Homography unknownShift = UPRIGHT.after(Homography.translation(31, 17));
        SeedSearch.Seed best = search(UPRIGHT, unknownShift).get(0);
        assertThat(best.score()).isGreaterThan(10);
        assertThat(distanceToTile(best.gridToField(), UPRIGHT)).isLessThan(0.5);
    }

    @Test
    void findsAScreenThatStandsOnItsHead() {
        Homography turned = UPRIGHT.after(Homography.scaling(-1, -1));
        List<SeedSearch.Seed> seeds = search(turned, UPRIGHT.after(Homography.translation(31, 17)));
        assertThat(seeds.get(1).score()).isGreaterThan(seeds.get(0).score() + 5);
        assertThat(distanceToTile(seeds.get(1).gridToField(), turned)).isLessThan(0.5);
    }

    /** Upright and upside down, of a field of this geometry, by one that lacks the shift. */
    private static List<SeedSearch.Seed> search(Homography truth, Homography known) {
        Residual residual = ScreenField.of(Projection.of(truth), 700, 600, 1.5);
        return new SeedSearch(residual, ScreenField.CARRIER).at(known, 350, 300);
    }

    /** Screen pixels between the two geometries but for whole tiles. */
    private static double distanceToTile(Projection found, Homography truth) {
        Point here = found.unmap(350, 300);
        Point there = truth.inverse().map(350, 300);
        return Math.hypot(Math.IEEEremainder(here.x() - there.x(), 125), Math.IEEEremainder(here.y() - there.y(), 125));
    }
}
