package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Orientation;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.View;
import io.yingdun.watermark.signal.WhitenedSpectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries the sizes that a view's spectrum proposes, and those that follow from common screens, the most likely first. */
final class ScaledSearch {
    private static final int EVEN_CANDIDATES = 4;
    private static final int KNOWN_CANDIDATES = 2;
    private static final int UNEVEN_CANDIDATES = 3;
    private static final int PART_CANDIDATES = 2;

    // The best of all sizes scores 14 to 21 by chance and 19 and more where the mark is, 160 at most.
    private static final double POSSIBLE_SCORE = 13;
    private static final double LIKELY_SCORE = 19;
    private static final double LIKELY_UNEVEN_SCORE = 24;
    private static final double SAME_ASPECT = 0.01;
    private static final double SAME_SCALE = 0.0004;
    private static final int[][] SCREENS = {
        {1280, 720},
        {1280, 1024},
        {1366, 768},
        {1440, 900},
        {1536, 864},
        {1600, 900},
        {1680, 1050},
        {1920, 1080},
        {1920, 1200},
        {2560, 1080},
        {2560, 1440},
        {2560, 1600},
        {3440, 1440},
        {3840, 2160},
        {5120, 2880}
    };
    private static final double[] SCALINGS = {1, 1.25, 1.5, 1.75, 2};
    private static final List<Display> COMMON = Arrays.stream(SCREENS)
            .flatMap(screen -> Arrays.stream(SCALINGS).mapToObj(scaling -> new Display(screen[0], screen[1], scaling)))
            .toList();

    /** Field pixels per screen pixel across and down. */
    private record Size(double sx, double sy) {
        /** Of a screenshot or a part of one, a display pixel a picture pixel. */
        static Size even(double scale) {
            return new Size(scale, scale);
        }
    }

    private final ScaleSearch search;
    private final GeometrySearch geometries;
    private @Nullable Residual seen;
    private @Nullable WhitenedSpectrum lastSpectrum;
    private final List<ScaleSearch.Scale> tried = new ArrayList<>();

    ScaledSearch(Carrier carrier, GeometrySearch geometries) {
        this.search = new ScaleSearch(carrier);
        this.geometries = geometries;
    }

    /** What the reported displays make likely, then what the spectrum and common displays do. */
    PayloadTest.@Nullable Found even(View view, List<Display> reported) {
        PayloadTest.Found found = reported(view, reported);
        if (found != null) {
            return found;
        }
        WhitenedSpectrum spectrum = spectrum(view);
        List<ScaleSearch.Scale> scales = new ArrayList<>(search.even(spectrum, EVEN_CANDIDATES));
        scales.addAll(
                best(spectrum, COMMON.stream().filter(d -> hasShape(view, d)).map(d -> whole(view, d))));
        scales.sort(Comparator.comparingDouble(ScaleSearch.Scale::score).reversed());
        return first(view, standingOut(scales, POSSIBLE_SCORE));
    }

    /** The same by reported displays alone, where the view has the shape of one of them. */
    PayloadTest.@Nullable Found reportedWhole(View view, List<Display> reported) {
        List<Display> ofThisShape =
                reported.stream().filter(display -> hasShape(view, display)).toList();
        return reported(view, ofThisShape);
    }

    private PayloadTest.@Nullable Found reported(View view, List<Display> reported) {
        if (reported.isEmpty()) {
            return null;
        }
        Stream<Size> scales = Stream.concat(
                reported.stream().map(d -> Size.even(d.unit() / view.residual().reduction())),
                reported.stream().filter(d -> hasShape(view, d)).map(d -> whole(view, d)));
        return first(view, standingOut(best(spectrum(view), scales), POSSIBLE_SCORE));
    }

    /** The same for parts of a picture, of which there are many: only what stands out. */
    PayloadTest.@Nullable Found likely(View view) {
        WhitenedSpectrum spectrum = spectrum(view);
        return first(view, standingOut(search.even(spectrum, PART_CANDIDATES), LIKELY_SCORE));
    }

    /** The same for a picture that was turned or mirrored after it was made, by its spectrum and at its own size. */
    PayloadTest.@Nullable Found turned(View view) {
        for (Orientation axes : Orientation.AXES) {
            List<ScaleSearch.Scale> scales =
                    standingOut(search.even(spectrum(view), axes, PART_CANDIDATES), LIKELY_SCORE);
            for (Orientation orientation : List.of(axes, axes.halfTurned())) {
                PayloadTest.Found found =
                        orientation == Orientation.UPRIGHT ? null : turnedBack(view, orientation, scales);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private PayloadTest.@Nullable Found turnedBack(View view, Orientation orientation, List<ScaleSearch.Scale> scales) {
        View upright = view.turnedBack(orientation);
        PayloadTest.Found found = geometries.atOriginalSize(upright);
        for (int i = 0; found == null && i < scales.size(); i++) {
            found = geometries.atScale(
                    upright, scales.get(i).sx(), scales.get(i).sy());
        }
        return found;
    }

    /** Reported displays whose whole screen was stretched to this view, then what the spectrum makes likely. */
    PayloadTest.@Nullable Found uneven(View view, List<Display> reported) {
        WhitenedSpectrum spectrum = spectrum(view);
        Stream<Size> stretched = reported.stream().map(display -> whole(view, display));
        List<ScaleSearch.Scale> scales = new ArrayList<>(standingOut(best(spectrum, stretched), LIKELY_SCORE));
        scales.addAll(standingOut(search.uneven(spectrum, UNEVEN_CANDIDATES), LIKELY_UNEVEN_SCORE));
        return first(view, scales);
    }

    /** The last one is kept, for a view is often looked at twice in turn. */
    private WhitenedSpectrum spectrum(View view) {
        if (seen != view.residual() || lastSpectrum == null) {
            lastSpectrum = null;
            lastSpectrum = search.spectrum(view.residual());
            seen = view.residual();
            tried.clear();
        }
        return lastSpectrum;
    }

    private static List<ScaleSearch.Scale> standingOut(List<ScaleSearch.Scale> scales, double score) {
        return scales.stream().filter(scale -> scale.score() >= score).toList();
    }

    private PayloadTest.@Nullable Found first(View view, List<ScaleSearch.Scale> scales) {
        for (ScaleSearch.Scale scale : scales) {
            if (tried.stream().anyMatch(earlier -> areSame(earlier, scale))) {
                continue;
            }
            tried.add(scale);
            PayloadTest.Found found = geometries.atScale(view, scale.sx(), scale.sy());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Sizes so near to one another are brought to the same by the pilot. */
    private static boolean areSame(ScaleSearch.Scale a, ScaleSearch.Scale b) {
        return Math.abs(a.sx() / b.sx() - 1) < SAME_SCALE && Math.abs(a.sy() / b.sy() - 1) < SAME_SCALE;
    }

    /** Many displays come to the same few sizes. */
    private List<ScaleSearch.Scale> best(WhitenedSpectrum spectrum, Stream<Size> sizes) {
        return sizes.distinct()
                .map(size -> search.at(spectrum, size.sx(), size.sy()))
                .sorted(Comparator.comparingDouble(ScaleSearch.Scale::score).reversed())
                .limit(KNOWN_CANDIDATES)
                .toList();
    }

    /** A whole screen, shrunk or enlarged to this view. */
    private static Size whole(View view, Display display) {
        return new Size(
                display.unit() * view.width() / display.width(), display.unit() * view.height() / display.height());
    }

    private static boolean hasShape(View view, Display display) {
        double aspect = (double) view.width() / view.height();
        return Math.abs(aspect * display.height() / display.width() - 1) < SAME_ASPECT;
    }
}
