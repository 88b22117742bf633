package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.View;
import io.yingdun.watermark.signal.WhitenedSpectrum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private static final double[] TILE_PERIODS = {125, 157, 187, 219, 251};

    private final ScaleSearch search;
    private final GeometrySearch geometries;
    private @Nullable Residual seen;
    private @Nullable WhitenedSpectrum lastSpectrum;

    ScaledSearch(Carrier carrier, GeometrySearch geometries) {
        this.search = new ScaleSearch(carrier);
        this.geometries = geometries;
    }

    PayloadTest.@Nullable Found even(View view) {
        WhitenedSpectrum spectrum = spectrum(view);
        List<ScaleSearch.Scale> scales = new ArrayList<>(search.even(spectrum, EVEN_CANDIDATES));
        scales.addAll(known(view, spectrum));
        scales.sort(Comparator.comparingDouble(ScaleSearch.Scale::score).reversed());
        return first(view, standingOut(scales, POSSIBLE_SCORE));
    }

    /** The same for parts of a picture, of which there are many: only what stands out. */
    PayloadTest.@Nullable Found likely(View view) {
        WhitenedSpectrum spectrum = spectrum(view);
        return first(view, standingOut(search.even(spectrum, PART_CANDIDATES), LIKELY_SCORE));
    }

    PayloadTest.@Nullable Found uneven(View view) {
        WhitenedSpectrum spectrum = spectrum(view);
        return first(view, standingOut(search.uneven(spectrum, UNEVEN_CANDIDATES), LIKELY_UNEVEN_SCORE));
    }

    /** The last one is kept, for a view is often looked at twice in turn. */
    private WhitenedSpectrum spectrum(View view) {
        if (seen != view.residual() || lastSpectrum == null) {
            lastSpectrum = null;
            lastSpectrum = search.spectrum(view.residual());
            seen = view.residual();
        }
        return lastSpectrum;
    }

    private static List<ScaleSearch.Scale> standingOut(List<ScaleSearch.Scale> scales, double score) {
        return scales.stream().filter(scale -> scale.score() >= score).toList();
    }

    private PayloadTest.@Nullable Found first(View view, List<ScaleSearch.Scale> scales) {
        for (ScaleSearch.Scale scale : scales) {
            PayloadTest.Found found = geometries.atScale(view, scale.sx(), scale.sy());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** A whole screen of a common size, at a common display scaling, shrunk or enlarged to this view. */
    private List<ScaleSearch.Scale> known(View view, WhitenedSpectrum spectrum) {
        List<ScaleSearch.Scale> known = new ArrayList<>();
        double aspect = (double) view.width() / view.height();
        for (int[] screen : SCREENS) {
            if (Math.abs(aspect * screen[1] / screen[0] - 1) < SAME_ASPECT) {
                for (double period : TILE_PERIODS) {
                    double unit = period / Carrier.REFERENCE_PERIOD;
                    double sx = unit * view.width() / screen[0];
                    double sy = unit * view.height() / screen[1];
                    known.add(search.at(spectrum, sx, sy));
                }
            }
        }
        known.sort(Comparator.comparingDouble(ScaleSearch.Scale::score).reversed());
        return known.subList(0, Math.min(KNOWN_CANDIDATES, known.size()));
    }
}
