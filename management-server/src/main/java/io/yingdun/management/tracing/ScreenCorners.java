package io.yingdun.management.tracing;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Quadrilateral;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The screen's corners in pixels of a picture, as the API has them: top left, top right, bottom right, bottom left. */
final class ScreenCorners {

    private static final int NUMBERS = 8;

    /** No picture is larger. */
    private static final double FARTHEST = 100_000;

    private ScreenCorners() {}

    /** Corners of an officer. */
    static Quadrilateral required(@Nullable List<List<Double>> pairs) {
        boolean four = pairs != null
                && pairs.size() == 4
                && pairs.stream()
                        .allMatch(pair -> pair != null
                                && pair.size() == 2
                                && pair.stream().allMatch(n -> n != null && Math.abs(n) < FARTHEST));
        Quadrilateral corners = four ? quadrilateral(pairs) : null;
        if (corners == null || !corners.isConvex()) {
            throw ProblemException.invalid(
                    "corners",
                    "four [x, y] in pixels of the picture that go round the screen: top left, top right, bottom right,"
                            + " bottom left");
        }
        return corners;
    }

    /** Corners of an officer in an address: eight numbers in a row. */
    static Quadrilateral requiredInRow(List<Double> numbers) {
        return numbers.size() == NUMBERS
                ? required(Stream.of(0, 2, 4, 6)
                        .map(i -> numbers.subList(i, i + 2))
                        .toList())
                : required(null);
    }

    /** Corners that the engine told; null where there are none, or none that can be a screen's. */
    static @Nullable Quadrilateral told(@Nullable List<List<Double>> pairs) {
        Quadrilateral corners = pairs == null ? null : quadrilateral(pairs);
        return corners == null || corners.isConvex() ? corners : null;
    }

    static @Nullable List<List<Double>> pairs(@Nullable Quadrilateral corners) {
        return corners == null
                ? null
                : Stream.of(corners.topLeft(), corners.topRight(), corners.bottomRight(), corners.bottomLeft())
                        .map(point -> List.of(point.x(), point.y()))
                        .toList();
    }

    private static Quadrilateral quadrilateral(@Nullable List<List<Double>> pairs) {
        List<Point> p = Objects.requireNonNull(pairs).stream()
                .map(pair -> new Point(pair.get(0), pair.get(1)))
                .toList();
        return new Quadrilateral(p.get(0), p.get(1), p.get(2), p.get(3));
    }
}
