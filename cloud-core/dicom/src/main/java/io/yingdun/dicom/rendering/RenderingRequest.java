package io.yingdun.dicom.rendering;

import org.jspecify.annotations.Nullable;

/**
 * What WADO-RS can ask of a rendering (PS3.18 §8.3.5), but for annotations and ICC profiles.
 *
 * @param frame from 1, as DICOM counts
 * @param window instead of the image's own; without effect on colour
 * @param viewport null: one pixel of the picture for each of the image
 * @param quality of a lossy format, from 1, small, to 100, good
 */
public record RenderingRequest(
        int frame, @Nullable Window window, @Nullable Viewport viewport, ImageFormat format, int quality) {

    public static final int DEFAULT_QUALITY = 90;

    /** The frame as it is, in this format. */
    public static RenderingRequest of(int frame, ImageFormat format) {
        return new RenderingRequest(frame, null, null, format, DEFAULT_QUALITY);
    }

    public RenderingRequest with(Window chosen) {
        return new RenderingRequest(frame, chosen, viewport, format, quality);
    }

    public RenderingRequest with(Viewport chosen) {
        return new RenderingRequest(frame, window, chosen, format, quality);
    }
}
