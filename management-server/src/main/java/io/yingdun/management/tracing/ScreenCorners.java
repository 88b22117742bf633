package io.yingdun.management.tracing;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Quadrilateral;
import java.util.List;
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
        boolean four =
                pairs != null && pairs.size() == 4 && pairs.stream().allMatch(pair -> pair != null && isPoint(pair));
        Quadrilateral corners = four ? quadrilateral(pairs) : null;
        if (corners == null || !corners.isConvex()) {
            throw ProblemException.invalid(
                    "corners",
                    "four [x, y] in pixels of the picture that go round the screen: top left, top right, bottom right,"
                            + " bottom left");
        }
        return corners;
    }

    static boolean isPoint(List<Double> pair) {
        return pair.size() == 2 && pair.stream().allMatch(n -> n != null && Math.abs(n) < FARTHEST);
    }

    /** Corners of an officer in an address: eight numbers in a row. */
    static Quadrilateral requiredInRow(List<Double> numbers) {
        return numbers.size() == NUMBERS
                ? required(Stream.of(0, 2, 4, 6)
                        .map(i -> numbers.subList(i, i + 2))
                        .toList())
                : required(null);
    }

    /** A screen may reach out of its picture, but not so far that there is more to straighten than there are pixels. */
    static void requireNear(Quadrilateral corners, long longerSide) {
        requireNear("corners", corners.corners().stream(), longerSide);
    }

    static void requireNear(String field, Stream<Point> points, long longerSide) {
        double outside = longerSide / 2.0;
        double farthest = longerSide + outside;
        boolean near =
                points.flatMap(point -> Stream.of(point.x(), point.y())).allMatch(n -> n >= -outside && n <= farthest);
        if (!near) {
            throw ProblemException.invalid(
                    field,
                    "at most half the picture's longer side outside the picture, that is from " + Math.round(-outside)
                            + " to " + Math.round(farthest) + "; move them nearer, or leave the picture whole");
        }
    }

    static @Nullable List<List<Double>> pairs(@Nullable Quadrilateral corners) {
        return corners == null
                ? null
                : corners.corners().stream()
                        .map(point -> List.of(point.x(), point.y()))
                        .toList();
    }

    /** Four pairs, whatever lies between them. */
    static @Nullable Quadrilateral quadrilateral(@Nullable List<List<Double>> pairs) {
        return pairs == null
                ? null
                : Quadrilateral.of(pairs.stream()
                        .map(pair -> new Point(pair.get(0), pair.get(1)))
                        .toList());
    }
}
