package io.yingdun.watermark.photo;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.signal.PilotSearch;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.TileFold;
import io.yingdun.watermark.signal.TileSpectrum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One size of a photo, and the stages of the search that look at its residual: the tones of a view, their fit, where the
 * tile starts, growth, reading. All places are in pixels of this size.
 */
final class PhotoSize {
    private static final int PLACES = 6;
    private static final int SIDE_MAXIMA = 6;
    private static final double LEAST_PLACE_SHARE = 0.25;
    private static final double LEAST_SIDE_MAXIMUM = 4;
    private static final double LEAST_SIDE_GROWN = 6;

    /** Of the pilot's score, above what one more term gains on a flat screen. */
    private static final double LEAST_BENT_GAIN = 1.1;

    private static final double MARGIN = 150;
    private static final double WINDOW_MARGIN = 128;
    private static final double LARGEST_HALF = 1500;
    private static final double[] SIDE_SPREAD = {1, 1, 1.5, 1.5, 1.5, 1.5, 1, 1, 0.6};

    private final Residual residual;
    private final double share;
    private final Carrier carrier;
    private final ToneSearch.Sizes sizes;
    private final GeometryGrowth growth;
    private final ScreenReader screens;
    private final Runnable checkpoint;

    /** A fitted plane, where its tones are strongest, and where they are seen: points of the field. */
    record Fitted(PhotoSize size, double score, Homography screenToField, List<Point> places, List<Point> shown) {}

    /** A place of the tile in a fitted plane, and where the plane's tones are seen. */
    record Seeded(PhotoSize size, SeedSearch.Seed seed, List<Point> shown) {}

    /** A geometry that was grown over the screen. */
    record Grown(PhotoSize size, Seeded seeded, GeometryGrowth.Grown geometry) {}

    /** The size of the search's reader. */
    static PhotoSize usual(Residual residual, Carrier carrier, PhotoSearch.Reader reader, Runnable checkpoint) {
        return new PhotoSize(residual, 1, carrier, ToneSearch.Sizes.USUAL, reader, checkpoint);
    }

    /** A smaller one for screens whose pixels are too large in the reader's; it is fine enough for them to be read. */
    static PhotoSize reduced(
            Residual residual, double share, Carrier carrier, PhotoSearch.Reader reader, Runnable checkpoint) {
        Homography toUsual = Homography.scaling(1 / share, 1 / share);
        PhotoSearch.Reader inUsual = (spectrum, gridToField) -> reader.read(spectrum, gridToField.inPicture(toUsual));
        return new PhotoSize(residual, share, carrier, ToneSearch.Sizes.HALVED, inUsual, checkpoint);
    }

    private PhotoSize(
            Residual residual,
            double share,
            Carrier carrier,
            ToneSearch.Sizes sizes,
            PhotoSearch.Reader reader,
            Runnable checkpoint) {
        this.residual = residual;
        this.share = share;
        this.carrier = carrier;
        this.sizes = sizes;
        this.checkpoint = checkpoint;
        growth = new GeometryGrowth(residual, carrier);
        screens = new ScreenReader(residual, carrier, growth, reader, checkpoint);
    }

    /** A length of this size in pixels of the usual one. */
    double inUsual(double length) {
        return length / share;
    }

    /** A view of the usual size in this one. */
    PlaneView view(PlaneView usual) {
        return share == 1 ? usual : usual.scaled(share);
    }

    /** The mean spectrum in a view, null where it shows too little of the field. */
    @Nullable
    MeanSpectrum spectrum(PlaneView view, int window) {
        FlatField flat = FlatField.of(residual, view);
        return flat == null ? null : MeanSpectrum.of(flat, window);
    }

    /** The best few in a view's spectrum. */
    List<ToneSearch.Candidate> tones(ToneSearch search, MeanSpectrum spectrum, ToneSearch.Reach reach, int most) {
        return search.best(spectrum, sizes, reach, most);
    }

    /** From these tones of a view, ended by the first that is sure. */
    List<Fitted> fits(PlaneView view, List<ToneSearch.Candidate> starts, int window, double sure) {
        List<Fitted> fits = new ArrayList<>();
        FlatField flat = starts.isEmpty() ? null : FlatField.of(residual, view);
        ToneField field = flat == null ? null : ToneField.of(flat, carrier, window);
        for (ToneSearch.Candidate start : field == null ? List.<ToneSearch.Candidate>of() : starts) {
            checkpoint.run();
            Fitted fitted = fitted(field, flat.toField(), start);
            fits.add(fitted);
            if (fitted.score() > sure) {
                break;
            }
        }
        return fits;
    }

    private Fitted fitted(ToneField field, Homography flatToField, ToneSearch.Candidate start) {
        ToneField.Fit fit = field.fit(start);
        float[] strength = field.strength(fit);
        List<LocalSpectra.Centre> places = field.places(strength, PLACES, LEAST_PLACE_SHARE);
        return new Fitted(
                this,
                fit.score(),
                flatToField.after(fit.flatToScreen().inverse()),
                inField(places, flatToField),
                inField(shown(field, strength, places), flatToField));
    }

    private static List<Point> inField(List<LocalSpectra.Centre> centres, Homography flatToField) {
        return centres.stream().map(c -> flatToField.map(c.x(), c.y())).toList();
    }

    /** The windows in which the tones are seen. */
    private static List<LocalSpectra.Centre> shown(
            ToneField field, float[] strength, List<LocalSpectra.Centre> places) {
        float strongest = 0;
        for (float s : strength) {
            strongest = Math.max(strongest, s);
        }
        List<LocalSpectra.Centre> windows = field.stronger(strength, Math.max(2, 0.2 * strongest));
        return windows.size() > 3 ? windows : places;
    }

    /** At the places of a fitted plane. */
    List<Seeded> seeds(Fitted fitted) {
        SeedSearch search = new SeedSearch(residual, carrier);
        List<Seeded> seeds = new ArrayList<>();
        for (Point place : fitted.places()) {
            search.at(fitted.screenToField(), place.x(), place.y())
                    .forEach(seed -> seeds.add(new Seeded(this, seed, fitted.shown())));
        }
        return seeds;
    }

    /** The projection's slopes in the middle of the field, in pixels of the usual size. */
    double[] slopes(Homography screenToField) {
        double x = residual.width() / 2.0;
        double y = residual.height() / 2.0;
        Point middle = screenToField.inverse().map(x, y);
        Point right = screenToField.map(middle.x() + 1, middle.y());
        Point down = screenToField.map(middle.x(), middle.y() + 1);
        return new double[] {
            (right.x() - x) / share, (right.y() - y) / share, (down.x() - x) / share, (down.y() - y) / share
        };
    }

    Grown grown(Seeded seeded) {
        SeedSearch.Seed seed = seeded.seed();
        return new Grown(this, seeded, growth.grow(seed.gridToField(), seed.x(), seed.y(), box(seeded)));
    }

    /** The same as if the screen were curved; what reading it came to, where that explains more of the pilot. */
    PhotoSearch.Reading bent(Grown flat) {
        SeedSearch.Seed seed = flat.seeded().seed();
        GeometryGrowth.Grown bent = growth.growBent(seed.gridToField(), seed.x(), seed.y(), box(flat.seeded()));
        boolean isMore = bent.score() > LEAST_BENT_GAIN * flat.geometry().score();
        return isMore ? screens.read(bent) : PhotoSearch.Reading.NOTHING;
    }

    /** The part of the screen on which its plane's tones are seen. */
    private Box box(Seeded seeded) {
        SeedSearch.Seed seed = seeded.seed();
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        Projection.Inverse toGrid = seed.gridToField().inverse();
        for (Point shown : seeded.shown()) {
            Point p = toGrid.map(shown.x(), shown.y());
            left = Math.min(left, p.x());
            top = Math.min(top, p.y());
            right = Math.max(right, p.x());
            bottom = Math.max(bottom, p.y());
        }
        double scale = Math.max(0.3, seed.gridToField().scaleAt(seed.x(), seed.y()));
        Box shown = new Box(left, top, right, bottom).widened(MARGIN + WINDOW_MARGIN / scale);
        return shown.and(Box.around(shown.centreX(), shown.centreY(), LARGEST_HALF));
    }

    PhotoSearch.Reading read(GeometryGrowth.Grown geometry) {
        return screens.read(geometry);
    }

    /** At the side maxima of the pilot, on which growth may have locked; what the last reading came to. */
    PhotoSearch.Reading besides(GeometryGrowth.Grown grown) {
        WeightedArea area = WeightedArea.of(growth.cells(grown.gridToField(), grown.box()));
        TileFold fold = area.fold(residual, grown.gridToField());
        TileSpectrum spectrum = TileSpectrum.ofPilot(fold, carrier).withTonesCut(SeedSearch.TONE_CUT);
        for (PilotSearch.Shift shift : new PilotSearch(carrier).peaks(spectrum, SIDE_MAXIMA)) {
            double dx = Math.IEEEremainder(shift.dx(), Carrier.REFERENCE_PERIOD);
            double dy = Math.IEEEremainder(shift.dy(), Carrier.REFERENCE_PERIOD);
            if (shift.score() < LEAST_SIDE_MAXIMUM || Math.abs(dx) + Math.abs(dy) < 2) {
                continue;
            }
            checkpoint.run();
            Projection moved = grown.gridToField().after(Homography.translation(dx, dy));
            GeometryGrowth.Grown climbed = growth.climb(moved, grown.box().shifted(-dx, -dy), SIDE_SPREAD);
            if (climbed.score() > LEAST_SIDE_GROWN) {
                PhotoSearch.Reading reading = screens.read(climbed);
                if (reading.endsSearch()) {
                    return reading;
                }
            }
        }
        return PhotoSearch.Reading.NOTHING;
    }
}
