package io.yingdun.watermark.media;

/**
 * A decoded picture, opaque: red green blue in the lower three bytes of each pixel, row by row. The array is the
 * caller's.
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pixels(int width, int height, int[] rgb) {
    /** What the tracer sees of it. */
    public Picture picture() {
        return Picture.ofRgb(width, height, rgb);
    }
}
