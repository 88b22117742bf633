package io.yingdun.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.signal.Window;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhotoSetupTest {

    @Test
    void partOfAScreenIsNoMoreThanItIsCalledAndShowsNoEdge() {
        for (PhotoWay way : new PhotoWay[] {PhotoWay.PARTIAL, PhotoWay.CLOSE_UP, PhotoWay.PARTIAL_1440}) {
            PhotoSetup setup = way.setup();
            for (int i = 0; i < 40; i++) {
                var optics = setup.optics(new Random(i));
                Window kept = setup.kept(optics, new Random(i));
                double share = optics.seenShare(setup.screenWidth(), setup.screenHeight(), setup.camera(), kept);
                assertThat(share).isBetween(0.25, 0.4);
                for (Point corner : setup.corners(optics).corners()) {
                    assertThat(corner.x() >= kept.left()
                                    && corner.x() < kept.left() + kept.width()
                                    && corner.y() >= kept.top()
                                    && corner.y() < kept.top() + kept.height())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void copiesOfAPhotoAreMadeOfTheSamePhoto() {
        assertThat(PhotoWay.MEDIUM_1080.setup().taken())
                .isEqualTo(PhotoWay.MEDIUM.setup().taken());
        assertThat(PhotoWay.PARTIAL_1440.setup().taken())
                .isEqualTo(PhotoWay.PARTIAL.setup().taken());
    }
}
