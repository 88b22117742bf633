package io.yingdun.watermark.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.geometry.Edge;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaneSearchTest {
    private static final int WIDTH = 2000;
    private static final int HEIGHT = 1500;
    private static final double[][] ANGLES = {{0, 0, 3}, {14, -9, 0}, {-25, 12, -8}, {5, 34, 10}};

    @Test
    void findsTheViewInWhichALinedPageIsRectangular() {
        for (double[] angles : ANGLES) {
            PlaneView truth = PlaneView.turned(WIDTH, HEIGHT, angles[0], angles[1], angles[2], 0);
            LineSegments page = page(truth.toField());
            List<PlaneView> views = PlaneSearch.views(page, List.of(), WIDTH, HEIGHT);
            assertThat(skew(views.get(0).toField().inverse().after(truth.toField())))
                    .as("pitch %s, yaw %s, roll %s", angles[0], angles[1], angles[2])
                    .isLessThan(0.02);
        }
    }

    @Test
    void findsTheViewByThreeToldEdgesWhereNothingElseIsSeen() {
        for (double[] angles : ANGLES) {
            PlaneView truth = PlaneView.turned(WIDTH, HEIGHT, angles[0], angles[1], angles[2], 0);
            List<Edge> edges = edges(truth.toField()).subList(0, 3);
            assertThat(skewOfBest(LineSegments.NONE, edges, truth)).isLessThan(0.001);
        }
    }

    @Test
    void prefersThePlaneOfTwoToldEdgesToThatOfWhatLiesAround() {
        PlaneView truth = PlaneView.turned(WIDTH, HEIGHT, 8, -12, 2, 0);
        LineSegments around =
                page(PlaneView.turned(WIDTH, HEIGHT, -30, 20, 30, 0).toField());
        List<Edge> edges = edges(truth.toField());
        assertThat(skewOfBest(around, List.of(), truth)).isGreaterThan(0.1);
        assertThat(skewOfBest(around, List.of(edges.get(0), edges.get(3)), truth))
                .isLessThan(0.06);
    }

    private static double skewOfBest(LineSegments segments, List<Edge> edges, PlaneView truth) {
        PlaneView best = PlaneSearch.views(segments, edges, WIDTH, HEIGHT).get(0);
        return skew(best.toField().inverse().after(truth.toField()));
    }

    /** Most of the top, the right, the bottom and the left edge of the same page. */
    private static List<Edge> edges(Homography viewToField) {
        return List.of(
                new Edge(viewToField.map(-420, -320), viewToField.map(400, -320)),
                new Edge(viewToField.map(500, -280), viewToField.map(500, 250)),
                new Edge(viewToField.map(450, 320), viewToField.map(-430, 320)),
                new Edge(viewToField.map(-500, 260), viewToField.map(-500, -300)));
    }

    @Test
    void keepsTheViewWithoutPerspectiveWhereNothingCanBeSeen() {
        LineSegments nothing = new LineSegments(new float[0], new float[0], new float[0], new float[0], new float[0]);
        List<PlaneView> views = PlaneSearch.views(nothing, List.of(), WIDTH, HEIGHT);
        assertThat(views).hasSize(1);
        Point corner = views.get(0).toField().map(-1000, -750);
        assertThat(Math.hypot(corner.x(), corner.y())).isLessThan(20);
    }

    @Test
    void boundsThePageInItsView() {
        PlaneView truth = PlaneView.turned(WIDTH, HEIGHT, 10, -12, 4, 0);
        Box box = ScreenBox.of(page(truth.toField()), truth, WIDTH, HEIGHT);
        assertThat(box).isNotNull();
        assertThat(box.left()).isBetween(-600.0, -450.0);
        assertThat(box.right()).isBetween(450.0, 600.0);
    }

    /** Thirty lines of text, two borders. */
    private static LineSegments page(Homography viewToField) {
        int n = 32;
        LineSegments s = new LineSegments(new float[n], new float[n], new float[n], new float[n], new float[n]);
        for (int i = 0; i < n; i++) {
            boolean border = i >= 30;
            double x = i == 30 ? -500 : 500;
            Point a = border ? viewToField.map(x, -320) : viewToField.map(-500, -300 + 20 * i);
            Point b = border ? viewToField.map(x, 320) : viewToField.map(500 - 37 * (i % 5), -300 + 20 * i);
            s.x0()[i] = (float) a.x();
            s.y0()[i] = (float) a.y();
            s.x1()[i] = (float) b.x();
            s.y1()[i] = (float) b.y();
            s.length()[i] = (float) Math.hypot(b.x() - a.x(), b.y() - a.y());
        }
        return s;
    }

    /** How far right angles and parallels of a map are from that: 0 for a similarity with any aspect. */
    private static double skew(Homography h) {
        Point origin = h.map(0, 0);
        Point x = h.map(400, 0);
        Point y = h.map(0, 300);
        Point xy = h.map(400, 300);
        double ax = Math.atan2(x.y() - origin.y(), x.x() - origin.x());
        double bx = Math.atan2(xy.y() - y.y(), xy.x() - y.x());
        double ay = Math.atan2(y.y() - origin.y(), y.x() - origin.x());
        return Math.max(Math.abs(ax - bx), Math.abs(Math.abs(ay - ax) - Math.PI / 2));
    }
}
