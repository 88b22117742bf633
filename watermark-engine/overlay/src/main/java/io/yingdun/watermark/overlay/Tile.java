package io.yingdun.watermark.overlay;

import java.util.Arrays;

/**
 * The square of pixels that repeats over a screen from its top left corner.
 *
 * @param period side in screen pixels
 * @param alpha the same for every pixel, 1 to 255
 * @param pixels row by row, alpha red green blue from the most significant byte, colour premultiplied (so no colour
 *     value exceeds alpha); copied on the way in and out
 */
public record Tile(int period, int alpha, int[] pixels) {

    public Tile {
        if (period < 1 || pixels.length != period * period) {
            throw new IllegalArgumentException(
                    "a tile of period " + period + " cannot have " + pixels.length + " pixels");
        }
        if (alpha < 1 || alpha > 255) {
            throw new IllegalArgumentException("alpha must be 1 to 255: " + alpha);
        }
        pixels = pixels.clone();
        for (int pixel : pixels) {
            boolean premultiplied =
                    (pixel >> 16 & 0xff) <= alpha && (pixel >> 8 & 0xff) <= alpha && (pixel & 0xff) <= alpha;
            if (pixel >>> 24 != alpha || !premultiplied) {
                throw new IllegalArgumentException("every pixel of a tile has its alpha and no brighter colour");
            }
        }
    }

    /** A copy. */
    @Override
    public int[] pixels() {
        return pixels.clone();
    }

    /** The pixel that covers pixel (x, y) of the screen, neither negative. */
    public int pixelAt(int x, int y) {
        return pixels[y % period * period + x % period];
    }

    /** The tile's pixels over one row of the screen, from its left edge, as many as the target holds. */
    public void copyRow(int y, int[] target) {
        int from = y % period * period;
        for (int x = 0; x < target.length; x += period) {
            System.arraycopy(pixels, from, target, x, Math.min(period, target.length - x));
        }
    }

    /**
     * As {@link #copyRow}, with straight alpha, as files and browsers have it: multiplied by alpha and rounded, the colours are
     * exactly the tile's.
     */
    public void copyStraightRow(int y, int[] row) {
        copyRow(y, row);
        for (int x = 0; x < row.length; x++) {
            int straight = row[x] & 0xff000000;
            for (int shift = 0; shift <= 16; shift += 8) {
                straight |= ((row[x] >> shift & 0xff) * 255 + alpha / 2) / alpha << shift;
            }
            row[x] = straight;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tile that
                && period == that.period
                && alpha == that.alpha
                && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * period + alpha) + Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "Tile[period=" + period + ", alpha=" + alpha + "]";
    }
}
