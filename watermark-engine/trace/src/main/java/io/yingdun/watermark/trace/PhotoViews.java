package io.yingdun.watermark.trace;

import io.yingdun.watermark.geometry.Edge;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.signal.Luma;
import io.yingdun.watermark.signal.View;
import io.yingdun.watermark.signal.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A picture as a search for a photographed screen looks at it. */
interface PhotoViews {
    /** The whole picture, whatever the corners, at the size in which photos are searched. */
    View forPhoto() throws PictureException;

    /** The same in half that size, for screens whose pixels are large. */
    View smallerForPhoto() throws PictureException;

    /** The grey levels that {@link #forPhoto} was made of, of the first frame. */
    Luma lumaForPhoto() throws PictureException;

    /** The corners that were given, in pixels of {@link #forPhoto}. */
    @Nullable
    Quadrilateral cornersForPhoto();

    /** The screen's edges that were told, in pixels of {@link #forPhoto}. */
    List<Edge> edgesForPhoto();

    /** A part of {@link #forPhoto} in the picture's own size; null where that is the same or too large. */
    @Nullable
    View finer(Window part) throws PictureException;

    /** The same picture, left and right changed, of whose screen nothing is told. */
    default PhotoViews mirrored() {
        return new MirroredViews(this);
    }
}
