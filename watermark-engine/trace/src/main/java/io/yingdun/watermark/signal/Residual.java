package io.yingdun.watermark.signal;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Orientation;

/**
 * What is left of a picture when its content is taken away: whitened, about the mark in flat places and small where
 * content hides it.
 *
 * @param width of the field
 * @param height of the field
 * @param reduction picture pixels per field pixel, 1 or more
 * @param values row by row; shared between stages, which never write to it
 */
public record Residual(int width, int height, int reduction, float[] values) {

    /** A part of the field, copied. */
    public Residual part(int left, int top, int partWidth, int partHeight) {
        float[] part = new float[partWidth * partHeight];
        for (int y = 0; y < partHeight; y++) {
            System.arraycopy(values, (top + y) * width + left, part, y * partWidth, partWidth);
        }
        return new Residual(partWidth, partHeight, reduction, part);
    }

    /** The field of a picture that was turned or mirrored, as the screen was; copied. */
    public Residual turnedBack(Orientation orientation) {
        int newWidth = orientation.swapsSides() ? height : width;
        int newHeight = orientation.swapsSides() ? width : height;
        Homography map = orientation.toPicture(width, height);
        int right = (int) map.a() + (int) map.d() * width;
        int down = (int) map.b() + (int) map.e() * width;
        int start = (int) map.map(0.5, 0.5).x() + (int) map.map(0.5, 0.5).y() * width;
        float[] turned = new float[values.length];
        for (int y = 0; y < newHeight; y++) {
            int from = start + y * down;
            for (int x = 0; x < newWidth; x++) {
                turned[y * newWidth + x] = values[from];
                from += right;
            }
        }
        return new Residual(newWidth, newHeight, reduction, turned);
    }
}
