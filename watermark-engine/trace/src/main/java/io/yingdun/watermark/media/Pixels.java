package io.yingdun.watermark.media;

import java.awt.image.BufferedImage;

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

    /** The same for Java's imaging. */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        return image;
    }
}
