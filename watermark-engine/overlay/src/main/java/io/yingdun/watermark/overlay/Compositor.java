package io.yingdun.watermark.overlay;

/**
 * What a screen shows under an overlay, computed as the desktop's compositor does it: {@code out = c + round(in (255 -
 * A) / 255)} a channel. Screen and overlay start at the same top left pixel.
 */
public final class Compositor {
    private final Tile tile;
    private final int[] ground = new int[256];

    public Compositor(Tile tile) {
        this.tile = tile;
        for (int in = 0; in < ground.length; in++) {
            ground[in] = (2 * in * (255 - tile.alpha()) + 255) / 510;
        }
    }

    /** One pixel of the screen: opaque, red green blue in the lower three bytes, as it goes in and out. */
    public int blend(int rgb, int x, int y) {
        return over(rgb, tile.pixelAt(x, y));
    }

    /** Replaces a picture of this width, row by row from the screen's top left, by what the screen shows. */
    public void apply(int[] rgb, int width) {
        if (width < 1 || rgb.length % width != 0) {
            throw new IllegalArgumentException(rgb.length + " pixels are not rows of " + width);
        }
        int[] row = new int[width];
        for (int y = 0; y < rgb.length / width; y++) {
            tile.copyRow(y, row);
            for (int x = 0; x < width; x++) {
                rgb[y * width + x] = over(rgb[y * width + x], row[x]);
            }
        }
    }

    private int over(int in, int cover) {
        int red = (cover >> 16 & 0xff) + ground[in >> 16 & 0xff];
        int green = (cover >> 8 & 0xff) + ground[in >> 8 & 0xff];
        int blue = (cover & 0xff) + ground[in & 0xff];
        return 0xff000000 | red << 16 | green << 8 | blue;
    }
}
