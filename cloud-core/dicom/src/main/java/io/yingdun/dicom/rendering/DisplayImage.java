package io.yingdun.dicom.rendering;

/**
 * A picture ready for a screen.
 *
 * @param channels 1 for grey, 3 for red, green, blue
 * @param samples row by row, the channels of a pixel side by side; unsigned, 0 dark
 */
public record DisplayImage(int width, int height, int channels, byte[] samples) {

    /** From 0 to 255. */
    public int sample(int x, int y, int channel) {
        return samples[(y * width + x) * channels + channel] & 0xFF;
    }
}
