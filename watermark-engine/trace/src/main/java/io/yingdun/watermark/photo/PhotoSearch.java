package io.yingdun.watermark.photo;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Edge;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.signal.Luma;
import io.yingdun.watermark.signal.Residual;
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
 * <p>Two sizes of the picture share the first stages, since a window holds only so much of a screen. Coarse to fine, several hypotheses alive at each stage, the likely ones first. Only the pilot is looked at, so the
 * order favours no token. One search, one thread.
 */
public final class PhotoSearch {
    private static final int WINDOW = 320;
    private static final int SMALL_WINDOW = 192;
    private static final int CANDIDATES_PER_VIEW = 4;
    private static final int MOST_FITS = 10;
    private static final int MOST_PLANES = 5;
    private static final int SEEDS = 4;
    private static final int MORE_SEEDS = 6;
    private static final int VIEWS_IN_SMALL_WINDOWS = 3;
    private static final int BENT_SEARCHES = 2;
    private static final int VIEWS_OUTSIDE = 2;
    private static final int SEEDS_OUTSIDE = 2;

    /** Tone score, of 54, after which no further view is looked at. */
    private static final double SURE_TONES = 34;

    /**
     * Fit that the first round must have reached for the second, in small windows, to be worth its time. Of 76 photos
     * whose mark was read two needed that round and had fits of 19 and 24; without the mark the fit stayed below 14.
     */
    private static final double LEAST_FIT_AGAIN = 14;

    private static final double LIKELY_TONES = 24;

    /** Beyond chance and text, for a whole search follows. */
    private static final double LEAST_MIRRORED_TONES = 28;

    private static final double SURE_FIT = 45;
    private static final double SAME_TONES = 0.02;
    private static final double SAME_PLANE = 0.008;
    private static final double LEAST_FIT_SHARE = 0.35;
    private static final double LEAST_SEED = 4.3;
    private static final double LEAST_GROWN = 7;

    private final Luma luma;
    private final int width;
    private final int height;
    private final List<PhotoSize> sizes = new ArrayList<>();
    private final Runnable checkpoint;
    private final ToneSearch tones;
    private Plausible mostPlausible = Plausible.NONE;
    private boolean found;
    private boolean exhausted;
    private double bestFit;
    private double mirroredTones;

    /**
     * The plane that came nearest to a screen's.
     *
     * @param scale field pixels a screen pixel
     * @param tones score, of 54; about 20 by chance
     * @param fit score; below 14 by chance
     */
    public record Plausible(double scale, double tones, double fit) {
        /** Before any was seen. */
        public static final Plausible NONE = new Plausible(0, 0, 0);

        /** Whether a screen is there, by its tones. */
        public boolean isScreen() {
            return tones >= LIKELY_TONES;
        }

        /** Whether its plane was fitted. */
        public boolean isFitted() {
            return fit >= LEAST_FIT_AGAIN;
        }
    }

    /** What a reading came to. */
    public enum Reading {
        /** A token: the search ends. */
        FOUND,
        /** Not enough, but worth another look at the same geometry. */
        PROMISING,
        /** Nothing. */
        NOTHING,
        /** No further reading can be afforded: the search ends. */
        EXHAUSTED;

        boolean endsSearch() {
            return this == FOUND || this == EXHAUSTED;
        }
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

    /** The part of a view that is seen may be less than the view; both in pixels of the size. */
    private record Proposal(PhotoSize size, ToneSearch.Candidate tones, PlaneView seen, PlaneView usualView) {}

    private record Seen(PhotoSize size, PlaneView view) {}

    /** A luma and its residual; the checkpoint is run often and may throw to end the search. */
    public PhotoSearch(Luma luma, Residual residual, Carrier carrier, Reader reader, Runnable checkpoint) {
        this.luma = luma;
        this.checkpoint = checkpoint;
        width = residual.width();
        height = residual.height();
        tones = new ToneSearch(carrier);
        sizes.add(PhotoSize.usual(residual, carrier, reader, checkpoint));
    }

    /**
     * The same, and the residual of the picture in a smaller size, in which screens are searched whose pixels are more than
     * two of the larger one's.
     */
    public PhotoSearch(
            Luma luma, Residual residual, Residual smaller, Carrier carrier, Reader reader, Runnable checkpoint) {
        this(luma, residual, carrier, reader, checkpoint);
        double share = (double) residual.reduction() / smaller.reduction();
        sizes.add(PhotoSize.reduced(smaller, share, carrier, reader, checkpoint));
    }

    /** Whether a reading found a token. */
    public boolean run() {
        return run(List.of());
    }

    /** The same where some of the screen's edges are known in field pixels; its plane must go with them. */
    public boolean run(List<Edge> edges) {
        LineSegments segments = LineSegments.of(luma);
        List<PlaneView> views = PlaneSearch.views(segments, edges, width, height);
        List<Proposal> proposals = proposals(views, segments, ToneSearch.Reach.FAMILIES, WINDOW);
        if (run(proposals, WINDOW, SEEDS, 1) || exhausted || bestFit < LEAST_FIT_AGAIN) {
            return found;
        }
        List<PlaneView> best = proposals.stream()
                .map(Proposal::usualView)
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
        List<PlaneView> views = PlaneSearch.views(segments, List.of(), width, height);
        List<Proposal> proposals = proposals(
                views.subList(0, Math.min(VIEWS_OUTSIDE, views.size())), segments, ToneSearch.Reach.FAMILIES, WINDOW);
        return !proposals.isEmpty()
                && proposals.get(0).tones().score() > SURE_TONES
                && run(proposals, WINDOW, SEEDS_OUTSIDE, 0);
    }

    private boolean run(List<Proposal> proposals, int window, int mostSeeds, int sideSearches) {
        List<PhotoSize.Fitted> fits = fits(proposals, window);
        bestFit = fits.isEmpty() ? 0 : fits.get(0).score();
        if (!proposals.isEmpty()) {
            keep(proposals.get(0));
        }
        List<PhotoSize.Seeded> seeds = seeds(fits);
        List<PhotoSize.Grown> grown = new ArrayList<>();
        for (PhotoSize.Seeded seeded : seeds.subList(0, Math.min(mostSeeds, seeds.size()))) {
            if (seeded.seed().score() < LEAST_SEED) {
                break;
            }
            checkpoint.run();
            PhotoSize.Grown geometry = seeded.size().grown(seeded);
            if (geometry.geometry().score() >= LEAST_GROWN) {
                if (ends(geometry.size().read(geometry.geometry()))) {
                    return found;
                }
                grown.add(geometry);
            }
        }
        grown.sort(
                Comparator.comparingDouble((PhotoSize.Grown g) -> g.geometry().score())
                        .reversed());
        for (PhotoSize.Grown geometry : grown.subList(0, Math.min(sideSearches, grown.size()))) {
            if (ends(geometry.size().besides(geometry.geometry()))) {
                return found;
            }
        }
        for (PhotoSize.Grown geometry : grown.subList(0, Math.min(BENT_SEARCHES, grown.size()))) {
            checkpoint.run();
            if (ends(geometry.size().bent(geometry))) {
                return found;
            }
        }
        return false;
    }

    private void keep(Proposal best) {
        ToneSearch.Candidate tones = best.tones();
        boolean better = tones.score() > mostPlausible.tones();
        double inField = 1 / Math.sqrt(Math.abs(tones.a() * tones.d() - tones.b() * tones.c()));
        mostPlausible = new Plausible(
                better ? best.size().inUsual(inField) : mostPlausible.scale(),
                Math.max(tones.score(), mostPlausible.tones()),
                Math.max(bestFit, mostPlausible.fit()));
    }

    private void look(List<ToneSearch.Candidate> mirrored) {
        mirrored.forEach(candidate -> mirroredTones = Math.max(mirroredTones, candidate.score()));
    }

    /** Whether the mirrored picture would show the tones where this one does not: after a search that found nothing. */
    public boolean seemsMirrored() {
        return mirroredTones > LEAST_MIRRORED_TONES && mirroredTones > mostPlausible.tones();
    }

    /** For advice: the search itself goes by other scores too. */
    public Plausible mostPlausible() {
        return mostPlausible;
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
            List<PlaneView> areas = withBox(view, segments);
            for (PlaneView usual : areas) {
                for (PhotoSize size : sizes) {
                    checkpoint.run();
                    PlaneView seen = size.view(usual);
                    MeanSpectrum spectrum = size.spectrum(seen, window);
                    if (spectrum == null) {
                        continue;
                    }
                    size.tones(tones, spectrum, reach, CANDIDATES_PER_VIEW)
                            .forEach(candidate -> proposals.add(new Proposal(size, candidate, seen, view)));
                    if (usual.equals(areas.get(0)) && size.equals(sizes.get(0))) {
                        look(size.tones(tones, spectrum.mirrored(), reach, 1));
                    }
                    if (proposals.stream().anyMatch(p -> p.tones().score() > SURE_TONES)) {
                        return sorted(proposals);
                    }
                }
            }
        }
        return sorted(proposals);
    }

    /** First the part of a view that seems to be the screen, then the whole. */
    private List<PlaneView> withBox(PlaneView view, LineSegments segments) {
        Box box = view.box() == null ? ScreenBox.of(segments, view, width, height) : null;
        return box == null ? List.of(view) : List.of(view.within(box), view);
    }

    private static List<Proposal> sorted(List<Proposal> proposals) {
        proposals.sort(
                Comparator.comparingDouble((Proposal p) -> p.tones().score()).reversed());
        return proposals;
    }

    /** View by view, so that the spectra of one view only are kept at a time. */
    private List<PhotoSize.Fitted> fits(List<Proposal> proposals, int window) {
        Map<Seen, List<ToneSearch.Candidate>> starts = new LinkedHashMap<>();
        int count = 0;
        for (Proposal proposal : proposals) {
            List<ToneSearch.Candidate> known =
                    starts.computeIfAbsent(new Seen(proposal.size(), proposal.seen()), seen -> new ArrayList<>());
            if (count < MOST_FITS
                    && known.stream().noneMatch(k -> proposal.tones().isNear(k, SAME_TONES))) {
                known.add(proposal.tones());
                count++;
            }
        }
        List<PhotoSize.Fitted> fits = new ArrayList<>();
        for (Map.Entry<Seen, List<ToneSearch.Candidate>> view : starts.entrySet()) {
            Seen seen = view.getKey();
            fits.addAll(seen.size().fits(seen.view(), view.getValue(), window, SURE_FIT));
            if (fits.stream().anyMatch(fit -> fit.score() > SURE_FIT)) {
                break;
            }
        }
        fits.sort(Comparator.comparingDouble(PhotoSize.Fitted::score).reversed());
        return fits;
    }

    private List<PhotoSize.Seeded> seeds(List<PhotoSize.Fitted> fits) {
        List<PhotoSize.Seeded> seeds = new ArrayList<>();
        List<double[]> planes = new ArrayList<>();
        for (PhotoSize.Fitted fitted : fits) {
            boolean weak = fitted.score() < LEAST_FIT_SHARE * fits.get(0).score();
            if (planes.size() == MOST_PLANES || weak) {
                break;
            }
            double[] slopes = fitted.size().slopes(fitted.screenToField());
            if (planes.stream().noneMatch(p -> isNear(p, slopes))) {
                planes.add(slopes);
                checkpoint.run();
                seeds.addAll(fitted.size().seeds(fitted));
            }
        }
        seeds.sort(Comparator.comparingDouble((PhotoSize.Seeded s) -> s.seed().score())
                .reversed());
        return seeds;
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
}
