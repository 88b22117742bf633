package io.yingdun.watermark.signal;

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
}
