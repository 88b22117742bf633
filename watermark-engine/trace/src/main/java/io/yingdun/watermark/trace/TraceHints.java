package io.yingdun.watermark.trace;

import io.yingdun.watermark.geometry.Quadrilateral;
import org.jspecify.annotations.Nullable;

/**
 * What an officer knows about a picture.
 *
 * @param corners of the screen or of an upright part of it, in picture pixels and in the screen's order; null if not told
 */
public record TraceHints(@Nullable Quadrilateral corners) {
    /** Nothing is known. */
    public static final TraceHints NONE = new TraceHints(null);

    public TraceHints {
        if (corners != null && !corners.isConvex()) {
            throw new IllegalArgumentException(
                    "the corners must go round the screen as top left, top right, bottom right, bottom left");
        }
    }
}
