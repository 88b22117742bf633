package io.yingdun.watermark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.geometry.Edge;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.signal.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final Footage SMALL = Footage.of(Picture.ofLuma(640, 400, new byte[640 * 400]));

    @Test
    void makeNoLargerFieldThanTheLargestOfCornersFarOutsideThePicture() throws Exception {
        Quadrilateral far = Quadrilateral.rectangle(-90_000, -90_000, 90_000, 90_000);

        View view = new Views(SMALL, new TraceHints(far)).fine();

        assertThat((long) view.width() * view.height()).isBetween(1_000_000L, 24_000_000L);
    }

    @Test
    void keepTheSizeOfTheScreenBetweenCornersInThePicture() throws Exception {
        View view = new Views(SMALL, new TraceHints(Quadrilateral.rectangle(100, 50, 500, 350))).fine();

        assertThat(view.width()).isEqualTo(400);
        assertThat(view.height()).isEqualTo(300);
    }

    @Test
    void shrinkTheEdgesOfALargePictureWithIt() {
        Footage large = Footage.of(Picture.ofLuma(4000, 3000, new byte[4000 * 3000]));
        List<Edge> told = List.of(
                new Edge(new Point(100, 50), new Point(120, 50)), new Edge(new Point(100, 50), new Point(100, 900)));

        List<Edge> edges = new Views(large, new TraceHints(null, told, List.of())).edgesForPhoto();

        assertThat(edges).extracting(Edge::length).containsExactly(10.0, 425.0);
    }
}
