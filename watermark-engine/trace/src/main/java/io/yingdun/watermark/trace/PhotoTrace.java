package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.photo.PhotoSearch;
import io.yingdun.watermark.signal.Luma;
import io.yingdun.watermark.signal.PilotSearch;
import io.yingdun.watermark.signal.TileSpectrum;
import io.yingdun.watermark.signal.View;
import io.yingdun.watermark.signal.Window;
import org.jspecify.annotations.Nullable;

/** Reads the payload under the geometries that a search of a photographed screen proposes. */
final class PhotoTrace {
    /** So far above what the best of all innocent tokens reaches by chance, a token may be there. */
    private static final double BEYOND_CHANCE = 0.4;

    private final Carrier carrier;
    private final PayloadTest payload;
    private final Runnable checkpoint;
    private PhotoSearch.Plausible mostPlausible = PhotoSearch.Plausible.NONE;
    private boolean seemsMirrored;

    /** The checkpoint is run often and may throw. */
    PhotoTrace(Carrier carrier, PayloadTest payload, Runnable checkpoint) {
        this.carrier = carrier;
        this.payload = payload;
        this.checkpoint = checkpoint;
    }

    PayloadTest.@Nullable Found search(PhotoViews views) throws PictureException {
        View view = views.forPhoto();
        Reader reader = new Reader(views, view);
        PhotoSearch search = new PhotoSearch(
                views.lumaForPhoto(), view.residual(), views.smallerForPhoto().residual(), carrier, reader, checkpoint);
        Quadrilateral corners = views.cornersForPhoto();
        boolean ended = corners == null ? search.run(views.edgesForPhoto()) : search.run(corners);
        PhotoSearch.Plausible seen = search.mostPlausible();
        mostPlausible = new PhotoSearch.Plausible(seen.scale() * view.residual().reduction(), seen.tones(), seen.fit());
        seemsMirrored = search.seemsMirrored();
        return reader.outcome(ended);
    }

    /** Whether the search before, which found nothing, had better look at the mirrored picture. */
    boolean seemsMirrored() {
        return seemsMirrored;
    }

    /** Of the search before, in pixels of the picture. */
    PhotoSearch.Plausible mostPlausible() {
        return mostPlausible;
    }

    /** Another screen beside the ones that are explained; the view is empty where they are. */
    PayloadTest.@Nullable Found another(PhotoViews views, View rest, EvidenceMap explained) throws PictureException {
        Reader reader = new Reader(views, rest);
        Luma luma = views.lumaForPhoto().resized(rest.width(), rest.height());
        int cell = explained.cell() / rest.residual().reduction();
        boolean ended = new PhotoSearch(luma, rest.residual(), carrier, reader, checkpoint)
                .runOutside(p -> explained.at((int) p.x() / cell, (int) p.y() / cell) > 0);
        return reader.outcome(ended);
    }

    private final class Reader implements PhotoSearch.Reader {
        private final PhotoViews views;
        private final View view;
        private PayloadTest.@Nullable Found found;
        private @Nullable PictureException failure;

        Reader(PhotoViews views, View view) {
            this.views = views;
            this.view = view;
        }

        PayloadTest.@Nullable Found outcome(boolean ended) throws PictureException {
            if (failure != null) {
                throw failure;
            }
            return ended ? found : null;
        }

        @Override
        public PhotoSearch.Reading read(TileSpectrum spectrum, Projection gridToField) {
            if (!payload.canAfford()) {
                return PhotoSearch.Reading.EXHAUSTED;
            }
            PilotSearch.Shift none = new PilotSearch.Shift(0, 0, spectrum.pilotScore());
            found = payload.test(spectrum, none, gridToField.inPicture(view.fieldToPicture()));
            if (found != null) {
                return PhotoSearch.Reading.FOUND;
            }
            boolean promising = payload.lastStatistic() > payload.chanceStatistic() + BEYOND_CHANCE;
            return promising ? PhotoSearch.Reading.PROMISING : PhotoSearch.Reading.NOTHING;
        }

        @Override
        public PhotoSearch.@Nullable Finer finer(Window part) {
            try {
                View finer = views.finer(part);
                return finer == null
                        ? null
                        : new PhotoSearch.Finer(
                                finer.residual(), view.residual().reduction(), part.left(), part.top());
            } catch (PictureException e) {
                failure = e;
                return null;
            }
        }
    }
}
