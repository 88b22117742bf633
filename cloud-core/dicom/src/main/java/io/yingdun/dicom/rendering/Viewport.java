package io.yingdun.dicom.rendering;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The box that the picture is scaled into, aspect kept, and the part of the image that is shown (PS3.18 §8.3.5.1.3). The
 * picture is as large as fits; it is smaller than the box in one direction when the shapes differ.
 *
 * @param width of the box, in pixels
 * @param height of the box, in pixels
 * @param source the part of the image, or null for all of it
 */
public record Viewport(int width, int height, @Nullable Region source) {

    /**
     * A part of the image in its own pixels, (0,0) the top left one.
     *
     * @param width null: to the right edge; negative: as wide, mirrored left to right
     * @param height null: to the lower edge; negative: as high, mirrored top to bottom
     */
    public record Region(
            int x, int y, @Nullable Integer width, @Nullable Integer height) {}

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    /** @throws IllegalArgumentException for a box without area */
    public Viewport {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("no viewport: " + width + " x " + height);
        }
    }

    /**
     * {@code vw,vh[,sx,sy,sw,sh]} as WADO-RS writes it; of the last four each may be empty.
     *
     * @throws RenderingException INVALID_PARAMETER
     */
    public static Viewport parse(String text) throws RenderingException {
        String[] parts = text.split(",", -1);
        if (parts.length == 2 || parts.length == 6) {
            try {
                Region source = parts.length == 2
                        ? null
                        : new Region(number(parts[2], 0), number(parts[3], 0), number(parts[4]), number(parts[5]));
                return new Viewport(number(parts[0], 0), number(parts[1], 0), source);
            } catch (IllegalArgumentException e) {
                throw RenderingException.invalid("viewport " + text + ": " + e.getMessage());
            }
        }
        throw RenderingException.invalid("viewport " + text + ": write WIDTH,HEIGHT or WIDTH,HEIGHT,X,Y,WIDTH,HEIGHT");
    }

    private static int number(String part, int absent) {
        Integer number = number(part);
        return number == null ? absent : number;
    }

    private static @Nullable Integer number(String part) {
        String text = part.trim();
        if (!text.isEmpty() && !NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("no whole number: " + text);
        }
        return text.isEmpty() ? null : Integer.valueOf(text);
    }
}
