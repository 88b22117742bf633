package io.yingdun.watermark.trace;

import io.yingdun.watermark.geometry.Edge;
import io.yingdun.watermark.geometry.Quadrilateral;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a picture. Displays say what is tried first, and that some sizes are tried at all; one that is not
 * among them is found as it is without them.
 *
 * @param corners of the screen or of an upright part of it, in picture pixels and in the screen's order; null if not told
 * @param edges of the screen that are seen, two of them at least, where the corners are not; none if not told
 * @param displays on which the picture may have been taken, the most frequent first
 */
public record TraceHints(@Nullable Quadrilateral corners, List<Edge> edges, List<Display> displays) {
    /** Nothing is known. */
    public static final TraceHints NONE = new TraceHints(null, List.of(), List.of());

    private static final int SIDES = 4;
    private static final double LEAST_EDGE = 16;

    public TraceHints {
        edges = List.copyOf(edges);
        displays = List.copyOf(displays);
        if (corners != null && !corners.isConvex()) {
            throw new IllegalArgumentException(
                    "the corners must go round the screen as top left, top right, bottom right, bottom left");
        }
        if (edges.stream().anyMatch(edge -> !(edge.length() >= LEAST_EDGE))) {
            throw new IllegalArgumentException("an edge is told by two points of it that are 16 pixels apart or more");
        }
        if (edges.size() == 1 || edges.size() > SIDES) {
            throw new IllegalArgumentException("of a screen's edges two, three or four are told, not " + edges.size());
        }
        if (corners != null && !edges.isEmpty()) {
            throw new IllegalArgumentException("a screen is told by its corners or by its edges, not by both");
        }
    }

    /** Only the corners are known. */
    public TraceHints(@Nullable Quadrilateral corners) {
        this(corners, List.of(), List.of());
    }

    /** Whether somebody has told where the screen is. */
    boolean hasPlace() {
        return corners != null || !edges.isEmpty();
    }

    TraceHints withoutPlace() {
        return new TraceHints(null, List.of(), displays);
    }
}
