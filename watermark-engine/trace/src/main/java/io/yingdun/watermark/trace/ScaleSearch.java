package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Orientation;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.WhitenedSpectrum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Proposes how large a screen pixel is in a residual: the sizes at which the nine pilot tones stand out of its spectrum
 * together.
 *
 * <p>One Fourier transform under a Hann window, whitened by the local mean of its power and cut, so that no single line
 * of text or table can carry the sum. Even scalings in steps of 0.04 %; uneven ones on a coarser grid. The best few are
 * kept: a wrong one costs a payload test, a lost one the picture. 0.15 s for 1920 x 1080.
 */
final class ScaleSearch {
    private static final double LOWEST = 0.4;
    private static final double HIGHEST = 2.2;
    private static final double STEP = 0.0004;
    private static final double PADDING = 1.5;

    /** Padding spares a peak between two frequencies a decibel; that is not worth more than so many values. */
    private static final double LARGEST_TRANSFORM = 14e6;

    private static final int LEAST_SIZE = 1024;
    private static final int BACKGROUND = 27;
    private static final float CUT = 14;
    private static final double HIGHEST_FREQUENCY = 0.48;
    /** Logarithm of the two scales' ratio; 0.352 where 5:4 is shown on 16:9, 0.401 for 16:10 on 43:18. */
    private static final double UNEVEN_LIMIT = 0.42;

    private static final double UNEVEN_STEP = 0.003;
    private static final int MOST_STEPS = 12;

    private final Carrier carrier;
    private final List<Point> upright;

    /** Field pixels per screen pixel across and down; the score is the sum of nine powers, 9 by chance, about 160 at most. */
    record Scale(double sx, double sy, double score) {}

    ScaleSearch(Carrier carrier) {
        this.carrier = carrier;
        upright = tones(carrier, Orientation.UPRIGHT);
    }

    private static List<Point> tones(Carrier carrier, Orientation orientation) {
        return carrier.pilot().stream()
                .map(tone -> orientation.ofFrequency(tone.kx(), tone.ky()))
                .toList();
    }

    /** The whitened spectrum of a residual, on which sizes are tried. */
    WhitenedSpectrum spectrum(Residual residual) {
        double pixels = (double) residual.width() * residual.height();
        double wanted = Math.max(1, Math.min(PADDING, Math.sqrt(LARGEST_TRANSFORM / pixels)));
        double padding = Math.max(wanted, (double) LEAST_SIZE / Math.min(residual.width(), residual.height()));
        int width = goodSize(Math.min(residual.width() * padding, Math.max(LEAST_SIZE, residual.width() * wanted)));
        int height = goodSize(Math.min(residual.height() * padding, Math.max(LEAST_SIZE, residual.height() * wanted)));
        return WhitenedSpectrum.of(residual, width, height, BACKGROUND, CUT);
    }

    /** The best even scalings, best first. */
    List<Scale> even(WhitenedSpectrum spectrum, int most) {
        return even(spectrum, Orientation.UPRIGHT, most);
    }

    /** The same in a picture that was turned or mirrored; half a turn makes no difference. */
    List<Scale> even(WhitenedSpectrum spectrum, Orientation orientation, int most) {
        List<Point> tones = tones(carrier, orientation);
        List<Scale> all = new ArrayList<>();
        for (double s = LOWEST; s < HIGHEST; s *= 1 + STEP) {
            all.add(new Scale(s, s, score(spectrum, tones, s, s)));
        }
        return best(all, most);
    }

    /** The best scalings whose two axes differ, best first. */
    List<Scale> uneven(WhitenedSpectrum spectrum, int most) {
        List<Scale> all = new ArrayList<>();
        WhitenedSpectrum wide = spectrum.widened();
        for (double ratio = -UNEVEN_LIMIT; ratio <= UNEVEN_LIMIT; ratio += UNEVEN_STEP) {
            double half = Math.exp(ratio / 2);
            for (double s = LOWEST; s < HIGHEST; s *= 1 + UNEVEN_STEP) {
                all.add(new Scale(s * half, s / half, score(wide, s * half, s / half)));
            }
        }
        List<Scale> refined = new ArrayList<>();
        for (Scale coarse : best(all, 2 * most)) {
            refined.add(climbed(spectrum, coarse));
        }
        return best(refined, most);
    }

    /** The score of one scaling that is known from elsewhere. */
    Scale at(WhitenedSpectrum spectrum, double sx, double sy) {
        return new Scale(sx, sy, score(spectrum, sx, sy));
    }

    /** Climbs from a coarse scaling, whose score comes from another spectrum, to the nearest highest one. */
    private Scale climbed(WhitenedSpectrum spectrum, Scale coarse) {
        Scale here = at(spectrum, coarse.sx(), coarse.sy());
        for (int step = 0; step < MOST_STEPS; step++) {
            Scale next = bestNear(spectrum, here);
            if (next.score() <= here.score()) {
                break;
            }
            here = next;
        }
        return here;
    }

    private Scale bestNear(WhitenedSpectrum spectrum, Scale coarse) {
        Scale best = coarse;
        for (int i = -6; i <= 6; i++) {
            for (int j = -6; j <= 6; j++) {
                double sx = coarse.sx() * (1 + 2 * STEP * i);
                double sy = coarse.sy() * (1 + 2 * STEP * j);
                double score = score(spectrum, sx, sy);
                if (score > best.score()) {
                    best = new Scale(sx, sy, score);
                }
            }
        }
        return best;
    }

    private double score(WhitenedSpectrum spectrum, double sx, double sy) {
        return score(spectrum, upright, sx, sy);
    }

    private static double score(WhitenedSpectrum spectrum, List<Point> tones, double sx, double sy) {
        double sum = 0;
        for (Point tone : tones) {
            double fx = tone.x() / (Carrier.REFERENCE_PERIOD * sx);
            double fy = tone.y() / (Carrier.REFERENCE_PERIOD * sy);
            boolean seen = Math.abs(fx) < HIGHEST_FREQUENCY && Math.abs(fy) < HIGHEST_FREQUENCY;
            sum += seen ? spectrum.at(fx, fy) : 1;
        }
        return sum;
    }

    private static List<Scale> best(List<Scale> all, int most) {
        List<Scale> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble(Scale::score).reversed());
        List<Scale> kept = new ArrayList<>();
        for (Scale scale : sorted) {
            if (kept.stream().allMatch(k -> differ(k.sx(), scale.sx()) || differ(k.sy(), scale.sy()))) {
                kept.add(scale);
                if (kept.size() == most) {
                    break;
                }
            }
        }
        return kept;
    }

    private static boolean differ(double a, double b) {
        return Math.abs(a / b - 1) > 0.005;
    }

    /** The next number with no other prime factors than 2, 3 and 5. */
    private static int goodSize(double atLeast) {
        int size = (int) Math.ceil(atLeast);
        while (true) {
            int rest = size;
            for (int factor : new int[] {2, 3, 5}) {
                while (rest % factor == 0) {
                    rest /= factor;
                }
            }
            if (rest == 1 && size % 2 == 0) {
                return size;
            }
            size++;
        }
    }
}
