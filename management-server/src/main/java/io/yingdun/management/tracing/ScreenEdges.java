package io.yingdun.management.tracing;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.watermark.geometry.Edge;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.trace.TraceHints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of a screen's edges in pixels of a picture, as the API has them: of each edge two points, in any order. */
final class ScreenEdges {

    private ScreenEdges() {}

    /** Edges of an officer. */
    static List<Edge> required(List<List<List<Double>>> pairs) {
        boolean eachHasTwoPoints = pairs.stream()
                .allMatch(pair ->
                        pair != null && pair.size() == 2 && pair.stream().allMatch(ScreenEdges::isPoint));
        if (pairs.size() < 2 || !eachHasTwoPoints) {
            throw refused("two to four edges, of each two points of it as [x, y] in pixels of the picture");
        }
        List<Edge> edges = edges(pairs);
        try {
            return new TraceHints(null, edges, List.of()).edges();
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    private static boolean isPoint(@Nullable List<Double> pair) {
        return pair != null && ScreenCorners.isPoint(pair);
    }

    private static ProblemException refused(String why) {
        return ProblemException.invalid("edges", why);
    }

    static @Nullable List<List<List<Double>>> pairs(List<Edge> edges) {
        return edges.isEmpty()
                ? null
                : edges.stream()
                        .map(edge -> List.of(pair(edge.from()), pair(edge.to())))
                        .toList();
    }

    private static List<Double> pair(Point point) {
        return List.of(point.x(), point.y());
    }

    static List<Edge> edges(@Nullable List<List<List<Double>>> pairs) {
        return pairs == null
                ? List.of()
                : pairs.stream()
                        .map(pair -> new Edge(point(pair.get(0)), point(pair.get(1))))
                        .toList();
    }

    private static Point point(List<Double> pair) {
        return new Point(pair.get(0), pair.get(1));
    }
}
