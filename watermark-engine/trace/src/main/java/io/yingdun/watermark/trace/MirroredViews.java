package io.yingdun.watermark.trace;

import io.yingdun.watermark.geometry.Edge;
import io.yingdun.watermark.geometry.Orientation;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.signal.Luma;
import io.yingdun.watermark.signal.View;
import io.yingdun.watermark.signal.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of a photo that was mirrored after it was taken, as the screen was. */
record MirroredViews(PhotoViews picture) implements PhotoViews {
    @Override
    public View forPhoto() throws PictureException {
        return picture.forPhoto().turnedBack(Orientation.MIRRORED);
    }

    @Override
    public View smallerForPhoto() throws PictureException {
        return picture.smallerForPhoto().turnedBack(Orientation.MIRRORED);
    }

    @Override
    public Luma lumaForPhoto() throws PictureException {
        return picture.lumaForPhoto().mirrored();
    }

    @Override
    public @Nullable Quadrilateral cornersForPhoto() {
        return null;
    }

    @Override
    public List<Edge> edgesForPhoto() {
        return List.of();
    }

    @Override
    public @Nullable View finer(Window part) throws PictureException {
        int left = picture.forPhoto().width() - part.left() - part.width();
        View finer = picture.finer(new Window(left, part.top(), part.width(), part.height()));
        return finer == null ? null : finer.turnedBack(Orientation.MIRRORED);
    }
}
