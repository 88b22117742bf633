package io.yingdun.watermark.media;

/**
 * A picture as the tracer sees it: luma (ITU-R BT.601, 0 to 255), row by row from the top left. Immutable.
 */
public final class Picture {
    /** More pixels than this are refused before decoding. */
    public static final long LARGEST_PIXELS = 100_000_000;

    private final int width;
    private final int height;
    private final byte[] luma;

    private Picture(int width, int height, byte[] luma) {
        this.width = width;
        this.height = height;
        this.luma = luma;
    }

    /** A picture of these luma values, which are copied. */
    public static Picture ofLuma(int width, int height, byte[] luma) {
        requireSize(width, height, luma.length);
        return new Picture(width, height, luma.clone());
    }

    /** Takes the array over; for readers that have just made it. */
    static Picture owning(int width, int height, byte[] luma) {
        requireSize(width, height, luma.length);
        return new Picture(width, height, luma);
    }

    /** A picture of opaque pixels, red green blue in the lower three bytes. */
    public static Picture ofRgb(int width, int height, int[] rgb) {
        requireSize(width, height, rgb.length);
        byte[] luma = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            luma[i] = luma(rgb[i] >> 16 & 0xff, rgb[i] >> 8 & 0xff, rgb[i] & 0xff);
        }
        return new Picture(width, height, luma);
    }

    /** BT.601 in 16 bit fixed point, rounded. */
    static byte luma(int red, int green, int blue) {
        return (byte) (19595 * red + 38470 * green + 7471 * blue + 32768 >> 16);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** A copy of the luma values. */
    public byte[] luma() {
        return luma.clone();
    }

    /** A copy of the luma values of a part of it. */
    public byte[] luma(int left, int top, int partWidth, int partHeight) {
        byte[] part = new byte[partWidth * partHeight];
        for (int y = 0; y < partHeight; y++) {
            System.arraycopy(luma, (top + y) * width + left, part, y * partWidth, partWidth);
        }
        return part;
    }

    /** Luma of one pixel, 0 to 255. */
    public int lumaAt(int x, int y) {
        return luma[y * width + x] & 0xff;
    }

    private static void requireSize(int width, int height, int length) {
        if (width < 1 || height < 1 || (long) width * height != length) {
            throw new IllegalArgumentException(
                    "a picture of " + width + " x " + height + " cannot have " + length + " pixels");
        }
    }

    @Override
    public String toString() {
        return "Picture[" + width + " x " + height + "]";
    }
}
