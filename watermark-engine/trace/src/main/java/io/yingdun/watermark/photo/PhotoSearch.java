package io.yingdun.watermark.photo;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.signal.Luma;
import io.yingdun.watermark.signal.PilotSearch;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.TileFold;
import io.yingdun.watermark.signal.TileSpectrum;
import io.yingdun.watermark.signal.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * From the photo of a screen to the geometries under which its payload is worth reading: planes from line segments, tones
 * in the mean spectrum of each plane's view, a fit of the best, the place of the tile, growth over the whole screen.
 *
 * <p>Coarse to fine, several hypotheses alive at each stage, the likely ones first. Only the pilot is looked at, so the
 * order favours no token. One search, one thread.
 */
public final class PhotoSearch {
    private static final int WINDOW = 320;
    private static final int SMALL_WINDOW = 192;
    private static final int CANDIDATES_PER_VIEW = 4;
    private static final int MOST_FITS = 10;
    private static final int MOST_PLANES = 5;
    private static final int PLACES = 6;
    private static final int SEEDS = 4;
    private static final int MORE_SEEDS = 6;
    private static final int SIDE_MAXIMA = 6;
    private static final int VIEWS_IN_SMALL_WINDOWS = 3;
    private static final int VIEWS_OUTSIDE = 2;
    private static final int SEEDS_OUTSIDE = 2;

    /** Tone score, of 54, after which no further view is looked at. */
    private static final double SURE_TONES = 34;

    /**
     * Fit that the first round must have reached for the second, in small windows, to be worth its time. Of 76 photos
     * whose mark was read two needed that round and had fits of 19 and 24; without the mark the fit stayed below 14.
     */
    private static final double LEAST_FIT_AGAIN = 14;

    private static final double SURE_FIT = 45;
    private static final double SAME_TONES = 0.02;
    private static final double SAME_PLANE = 0.008;
    private static final double LEAST_FIT_SHARE = 0.35;
    private static final double LEAST_PLACE_SHARE = 0.25;
    private static final double LEAST_SEED = 4.3;
    private static final double LEAST_GROWN = 7;
    private static final double LEAST_SIDE_MAXIMUM = 4;
    private static final double LEAST_SIDE_GROWN = 6;
    private static final double MARGIN = 150;
    private static final double WINDOW_MARGIN = 128;
    private static final double LARGEST_HALF = 1500;
    private static final double[] SIDE_SPREAD = {1, 1, 1.5, 1.5, 1.5, 1.5, 1, 1, 0.6};

    private final Luma luma;
    private final Residual residual;
    private final Carrier carrier;
    private final ScreenReader screens;
    private final Runnable checkpoint;
    private final ToneSearch tones;
    private final GeometryGrowth growth;
    private boolean found;
    private boolean exhausted;
    private double bestFit;

    /** What a reading came to. */
    public enum Reading {
        /** A token: the search ends. */
        FOUND,
        /** Not enough, but worth another look at the same geometry. */
        PROMISING,
        /** Nothing. */
        NOTHING,
        /** No further reading can be afforded: the search ends. */
        EXHAUSTED
    }

    /** Reads the payload under a geometry; is charged for it. */
    public interface Reader {
        Reading read(TileSpectrum spectrum, Projection gridToField);

        /** The field round this part of it in a finer resolution, with the way to it; null if there is none. */
        default @Nullable Finer finer(Window part) {
            return null;
        }
    }

    /** A finer residual of a part: its pixels are scale times as many, and begin at this pixel of the coarser one. */
    public record Finer(Residual residual, double scale, double left, double top) {}

    /** The part of a view that is seen may be less than the view. */
    private record Proposal(ToneSearch.Candidate tones, PlaneView seen, PlaneView view) {}

    /** A fitted plane, where its tones are strongest, and where they are seen: points of the field. */
    private record Fitted(double score, Homography screenToField, List<Point> places, List<Point> shown) {}

    private record Seeded(SeedSearch.Seed seed, List<Point> shown) {}

    /** A luma and its residual; the checkpoint is run often and may throw to end the search. */
    public PhotoSearch(Luma luma, Residual residual, Carrier carrier, Reader reader, Runnable checkpoint) {
        this.luma = luma;
        this.residual = residual;
        this.carrier = carrier;
        this.checkpoint = checkpoint;
        this.tones = new ToneSearch(carrier);
        this.growth = new GeometryGrowth(residual, carrier);
        this.screens = new ScreenReader(residual, carrier, growth, reader, checkpoint);
    }

    /** Whether a reading found a token. */
    public boolean run() {
        LineSegments segments = LineSegments.of(luma);
        List<PlaneView> views = PlaneSearch.views(segments, residual.width(), residual.height());
        List<Proposal> proposals = proposals(views, segments, ToneSearch.Reach.FAMILIES, WINDOW);
        if (run(proposals, WINDOW, SEEDS, 1) || exhausted || bestFit < LEAST_FIT_AGAIN) {
            return found;
        }
        List<PlaneView> best = proposals.stream()
                .map(Proposal::view)
                .distinct()
                .limit(VIEWS_IN_SMALL_WINDOWS)
                .toList();
        return run(proposals(best, segments, ToneSearch.Reach.FAMILIES, SMALL_WINDOW), SMALL_WINDOW, MORE_SEEDS, 2);
    }

    /** The same where the corners of the screen, or of an upright part of it, are known in field pixels. */
    public boolean run(Quadrilateral corners) {
        List<PlaneView> view = List.of(PlaneView.ofCorners(corners));
        List<Proposal> proposals = proposals(view, LineSegments.NONE, ToneSearch.Reach.CORNERS, WINDOW);
        return run(proposals, WINDOW, SEEDS, 1) || !exhausted && run();
    }

    /**
     * A short search for another screen outside of this part of the field: only what stands out clearly. Field and luma
     * are those of the whole picture, the field empty where a first screen was found.
     */
    public boolean runOutside(Predicate<Point> explained) {
        LineSegments segments = LineSegments.of(luma).outside(explained);
        List<PlaneView> views = PlaneSearch.views(segments, residual.width(), residual.height());
        List<Proposal> proposals = proposals(
                views.subList(0, Math.min(VIEWS_OUTSIDE, views.size())), segments, ToneSearch.Reach.FAMILIES, WINDOW);
        return !proposals.isEmpty()
                && proposals.get(0).tones().score() > SURE_TONES
                && run(proposals, WINDOW, SEEDS_OUTSIDE, 0);
    }

    private boolean run(List<Proposal> proposals, int window, int mostSeeds, int sideSearches) {
        List<Fitted> fits = fits(proposals, window);
        bestFit = fits.isEmpty() ? 0 : fits.get(0).score();
        List<Seeded> seeds = seeds(fits);
        List<GeometryGrowth.Grown> grown = new ArrayList<>();
        for (Seeded seeded : seeds.subList(0, Math.min(mostSeeds, seeds.size()))) {
            if (seeded.seed().score() < LEAST_SEED) {
                break;
            }
            checkpoint.run();
            GeometryGrowth.Grown geometry = grown(seeded);
            if (geometry.score() >= LEAST_GROWN) {
                Reading reading = screens.read(geometry);
                if (ends(reading)) {
                    return found;
                }
                grown.add(geometry);
            }
        }
        grown.sort(Comparator.comparingDouble(GeometryGrowth.Grown::score).reversed());
        for (GeometryGrowth.Grown geometry : grown.subList(0, Math.min(sideSearches, grown.size()))) {
            if (besides(geometry)) {
                return found;
            }
        }
        return false;
    }

    /** Whether a reading ends the search, one way or the other. */
    private boolean ends(Reading reading) {
        found |= reading == Reading.FOUND;
        exhausted |= reading == Reading.EXHAUSTED;
        return found || exhausted;
    }

    private List<Proposal> proposals(List<PlaneView> views, LineSegments segments, ToneSearch.Reach reach, int window) {
        List<Proposal> proposals = new ArrayList<>();
        for (PlaneView view : views) {
            for (PlaneView seen : withBox(view, segments)) {
                checkpoint.run();
                FlatField flat = FlatField.of(residual, seen);
                MeanSpectrum spectrum = flat == null ? null : MeanSpectrum.of(flat, window);
                if (spectrum != null) {
                    tones.best(spectrum, reach, CANDIDATES_PER_VIEW)
                            .forEach(candidate -> proposals.add(new Proposal(candidate, seen, view)));
                }
                if (proposals.stream().anyMatch(p -> p.tones().score() > SURE_TONES)) {
                    return sorted(proposals);
                }
            }
        }
        return sorted(proposals);
    }

    /** First the part of a view that seems to be the screen, then the whole. */
    private List<PlaneView> withBox(PlaneView view, LineSegments segments) {
        Box box = view.box() == null ? ScreenBox.of(segments, view, residual.width(), residual.height()) : null;
        return box == null ? List.of(view) : List.of(view.within(box), view);
    }

    private static List<Proposal> sorted(List<Proposal> proposals) {
        proposals.sort(
                Comparator.comparingDouble((Proposal p) -> p.tones().score()).reversed());
        return proposals;
    }

    /** View by view, so that the spectra of one view only are kept at a time. */
    private List<Fitted> fits(List<Proposal> proposals, int window) {
        Map<PlaneView, List<ToneSearch.Candidate>> starts = new LinkedHashMap<>();
        int count = 0;
        for (Proposal proposal : proposals) {
            List<ToneSearch.Candidate> known = starts.computeIfAbsent(proposal.seen(), seen -> new ArrayList<>());
            if (count < MOST_FITS
                    && known.stream().noneMatch(k -> proposal.tones().isNear(k, SAME_TONES))) {
                known.add(proposal.tones());
                count++;
            }
        }
        List<Fitted> fits = new ArrayList<>();
        for (Map.Entry<PlaneView, List<ToneSearch.Candidate>> view : starts.entrySet()) {
            FlatField flat = view.getValue().isEmpty() ? null : FlatField.of(residual, view.getKey());
            ToneField field = flat == null ? null : ToneField.of(flat, carrier, window);
            for (ToneSearch.Candidate start : field == null ? List.<ToneSearch.Candidate>of() : view.getValue()) {
                checkpoint.run();
                fits.add(fitted(field, flat.toField(), start));
                if (fits.get(fits.size() - 1).score() > SURE_FIT) {
                    return sortedFits(fits);
                }
            }
        }
        return sortedFits(fits);
    }

    private static List<Fitted> sortedFits(List<Fitted> fits) {
        fits.sort(Comparator.comparingDouble(Fitted::score).reversed());
        return fits;
    }

    private static Fitted fitted(ToneField field, Homography flatToField, ToneSearch.Candidate start) {
        ToneField.Fit fit = field.fit(start);
        float[] strength = field.strength(fit);
        List<LocalSpectra.Centre> places = field.places(strength, PLACES, LEAST_PLACE_SHARE);
        return new Fitted(
                fit.score(),
                flatToField.after(fit.flatToScreen().inverse()),
                inField(places, flatToField),
                inField(shown(field, strength, places), flatToField));
    }

    private static List<Point> inField(List<LocalSpectra.Centre> centres, Homography flatToField) {
        return centres.stream().map(c -> flatToField.map(c.x(), c.y())).toList();
    }

    private List<Seeded> seeds(List<Fitted> fits) {
        SeedSearch search = new SeedSearch(residual, carrier);
        List<Seeded> seeds = new ArrayList<>();
        List<double[]> planes = new ArrayList<>();
        for (Fitted fitted : fits) {
            boolean weak = fitted.score() < LEAST_FIT_SHARE * fits.get(0).score();
            if (planes.size() == MOST_PLANES || weak) {
                break;
            }
            double[] slopes = slopes(fitted.screenToField());
            if (planes.stream().noneMatch(p -> isNear(p, slopes))) {
                planes.add(slopes);
                checkpoint.run();
                for (Point place : fitted.places()) {
                    search.at(fitted.screenToField(), place.x(), place.y())
                            .forEach(seed -> seeds.add(new Seeded(seed, fitted.shown())));
                }
            }
        }
        seeds.sort(Comparator.comparingDouble((Seeded s) -> s.seed().score()).reversed());
        return seeds;
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

    /** The projection's slopes in the middle of the field. */
    private double[] slopes(Homography screenToField) {
        Point middle = screenToField.inverse().map(residual.width() / 2.0, residual.height() / 2.0);
        Point right = screenToField.map(middle.x() + 1, middle.y());
        Point down = screenToField.map(middle.x(), middle.y() + 1);
        double x = residual.width() / 2.0;
        double y = residual.height() / 2.0;
        return new double[] {right.x() - x, right.y() - y, down.x() - x, down.y() - y};
    }

    /** The same plane, whichever way up. */
    private static boolean isNear(double[] a, double[] b) {
        double largest = 0;
        double same = 0;
        double turned = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(b[i]));
            same = Math.max(same, Math.abs(a[i] - b[i]));
            turned = Math.max(turned, Math.abs(a[i] + b[i]));
        }
        return Math.min(same, turned) < SAME_PLANE * largest;
    }

    private GeometryGrowth.Grown grown(Seeded seeded) {
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
        Box box = shown.and(Box.around(shown.centreX(), shown.centreY(), LARGEST_HALF));
        return growth.grow(seed.gridToField(), seed.x(), seed.y(), box);
    }

    /** At the side maxima of the pilot, on which growth may have locked. */
    private boolean besides(GeometryGrowth.Grown grown) {
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
                if (ends(screens.read(climbed))) {
                    return true;
                }
            }
        }
        return false;
    }
}
