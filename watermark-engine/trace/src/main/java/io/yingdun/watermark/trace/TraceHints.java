package io.yingdun.watermark.trace;

import io.yingdun.watermark.geometry.Quadrilateral;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a picture. Displays say what is tried first, and that some sizes are tried at all; one that is not
 * among them is found as it is without them.
 *
 * @param corners of the screen or of an upright part of it, in picture pixels and in the screen's order; null if not told
 * @param displays on which the picture may have been taken, the most frequent first
 */
public record TraceHints(@Nullable Quadrilateral corners, List<Display> displays) {
    /** Nothing is known. */
    public static final TraceHints NONE = new TraceHints(null, List.of());

    public TraceHints {
        displays = List.copyOf(displays);
        if (corners != null && !corners.isConvex()) {
            throw new IllegalArgumentException(
                    "the corners must go round the screen as top left, top right, bottom right, bottom left");
        }
    }

    /** Only the corners are known. */
    public TraceHints(@Nullable Quadrilateral corners) {
        this(corners, List.of());
    }

    TraceHints withoutCorners() {
        return new TraceHints(null, displays);
    }
}
