package io.yingdun.dicom.rendering;

import io.yingdun.dicom.rendering.RenderingException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Which pixels of the image are shown, and in how many pixels of the picture.
 *
 * @param horizontal what is shown of a row
 * @param vertical what is shown of a column
 * @param width of the picture
 * @param height of the picture
 */
record Placement(Span horizontal, Span vertical, int width, int height) {

    /** Some of the pixels of a row or column. */
    record Span(int start, int length, boolean mirrored) {

        private static Span of(int start, @Nullable Integer asked, int available) throws RenderingException {
            long length = asked == null ? (long) available - start : Math.abs((long) asked);
            if (start < 0 || length < 1 || start + length > available) {
                throw RenderingException.invalid("the viewport's region from " + start + " over " + length
                        + " pixels is not within the image's " + available);
            }
            return new Span(start, (int) length, asked != null && asked < 0);
        }
    }

    /** One pixel of the picture for each of the image, or more where pixels are not square: none is lost. */
    static Placement whole(int columns, int rows, double aspect) throws RenderingException {
        return new Shown(columns, rows, aspect).scaled(1);
    }

    /** As large as the viewport allows (PS3.18 §8.3.5.1.3). */
    static Placement in(Viewport viewport, int columns, int rows, double aspect) throws RenderingException {
        Viewport.Region region = viewport.source();
        Shown shown = region == null
                ? new Shown(columns, rows, aspect)
                : new Shown(
                        Span.of(region.x(), region.width(), columns),
                        Span.of(region.y(), region.height(), rows),
                        aspect);
        return shown.scaled(Math.min(viewport.width() / shown.width(), viewport.height() / shown.height()));
    }

    /** Fits into a square box, and is never enlarged. */
    static Placement thumbnail(int box, int columns, int rows, double aspect) throws RenderingException {
        Shown shown = new Shown(columns, rows, aspect);
        return shown.scaled(Math.min(1, box / Math.max(shown.width(), shown.height())));
    }

    /** What is shown of the image, whose pixels are {@code aspect} times as tall as wide. */
    private record Shown(Span horizontal, Span vertical, double aspect) {

        Shown(int columns, int rows, double aspect) {
            this(new Span(0, columns, false), new Span(0, rows, false), aspect);
        }

        double width() {
            return horizontal.length() * Math.max(1, 1 / aspect);
        }

        double height() {
            return vertical.length() * Math.max(1, aspect);
        }

        Placement scaled(double scale) throws RenderingException {
            long width = Math.max(1, Math.round(width() * scale));
            long height = Math.max(1, Math.round(height() * scale));
            if (width > ImageRenderer.MAXIMUM_SIDE
                    || height > ImageRenderer.MAXIMUM_SIDE
                    || width * height > ImageRenderer.MAXIMUM_PIXELS) {
                throw new RenderingException(
                        Reason.TOO_LARGE,
                        "a picture of " + width + " x " + height + " pixels; ask for one of at most "
                                + ImageRenderer.MAXIMUM_PIXELS + ", and " + ImageRenderer.MAXIMUM_SIDE + " a side");
            }
            return new Placement(horizontal, vertical, (int) width, (int) height);
        }
    }
}
