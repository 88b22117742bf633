package io.yingdun.watermark.photo;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.Harmonic;
import io.yingdun.watermark.geometry.Homography;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The local spectra of a flattened residual, in which a plane that was found roughly is fitted: scale, turn, aspect, shear
 * and what perspective is left, under which the tones are strongest in all windows at their own local frequencies.
 *
 * <p>Each tone's sum is cut at twice the median tone, so that one line of text cannot carry the fit. About 250 windows x 9
 * look-ups a trial, 15 ms a fit, and 0.3 s to make.
 */
final class ToneField {
    private static final double CUT = 4;
    private static final double WINDOWS_WANTED = 220;
    private static final int LEAST_HOP = 64;
    private static final int LARGEST_SIDE = 256;
    private static final int LEAST_WINDOWS = 3;
    private static final int STRETCHES = 4;
    private static final double STRETCH = 0.012;
    private static final double PERSPECTIVE = 0.03;
    private static final int TRIALS = 36;
    private static final int GENERATIONS = 22;
    private static final double FINEST = 2e-4;
    private static final double TONE_CUT = 2;
    private static final double LEAST_MEDIAN = 2;
    private static final double SMOOTHING = 0.5;
    private static final double PLACE_DISTANCE = 0.8;
    private static final float STRONGEST_TONE = 3;

    private final int width;
    private final int height;
    private final double perspective;
    private final float[] fx;
    private final float[] fy;
    private final int side;
    private final List<float[]> spectra = new ArrayList<>();
    private final List<LocalSpectra.Centre> centres = new ArrayList<>();
    private final List<Float> means = new ArrayList<>();
    private final double deviation;
    private final double unit;

    /**
     * A fitted plane.
     *
     * @param score in standard deviations by chance
     * @param flatToScreen pixels of the flattened residual to screen pixels, but for a shift
     */
    record Fit(double score, Homography flatToScreen) {}

    private ToneField(FlatField flat, Carrier carrier, int side) {
        this.side = side;
        width = flat.field().width();
        height = flat.field().height();
        perspective = PERSPECTIVE * width / flat.ofWidth();
        List<Harmonic> tones = carrier.pilot();
        fx = new float[tones.size()];
        fy = new float[tones.size()];
        for (int i = 0; i < fx.length; i++) {
            fx[i] = (float) tones.get(i).kx() / Carrier.REFERENCE_PERIOD;
            fy[i] = (float) tones.get(i).ky() / Carrier.REFERENCE_PERIOD;
        }
        unit = width / 2.0;
        double pixels = (double) width * height;
        int hop = (int) Math.max(LEAST_HOP, Math.sqrt(pixels / WINDOWS_WANTED));
        new LocalSpectra(side, CUT).forEach(flat, hop, (centre, power) -> {
            centres.add(centre);
            means.add(mean(power));
            spectra.add(power.clone());
        });
        deviation = deviation();
    }

    /** Null where the field holds too few windows. */
    static @Nullable ToneField of(FlatField flat, Carrier carrier, int side) {
        ToneField field = new ToneField(flat, carrier, Math.min(side, LARGEST_SIDE));
        return field.spectra.size() < LEAST_WINDOWS ? null : field;
    }

    /** The nearest best plane. */
    Fit fit(ToneSearch.Candidate start) {
        double[] deviations = {STRETCH, STRETCH, STRETCH, STRETCH, perspective, perspective};
        Evolution.Maximum best = new Evolution(p -> value(parameters(start, p)), TRIALS, GENERATIONS)
                .maximize(deviations, STRETCHES, FINEST);
        double[] m = parameters(start, best.at());
        Homography toUnit = Homography.affine(1 / unit, 0, -width / (2 * unit), 0, 1 / unit, -height / (2 * unit));
        Homography fitted = new Homography(m[0], m[1], 0, m[2], m[3], 0, m[4], m[5], 1);
        return new Fit(best.value(), fitted.after(toUnit));
    }

    /** Matrix in screen pixels per half width of the field, then two terms of perspective. */
    private double[] parameters(ToneSearch.Candidate c, double[] p) {
        return new double[] {
            unit * (c.a() * (1 + p[0]) + c.b() * p[2]),
            unit * (c.a() * p[1] + c.b() * (1 + p[3])),
            unit * (c.c() * (1 + p[0]) + c.d() * p[2]),
            unit * (c.c() * p[1] + c.d() * (1 + p[3])),
            p[4],
            p[5]
        };
    }

    private double value(double[] m) {
        double[] sums = new double[fx.length];
        double[] at = new double[4];
        for (int window = 0; window < spectra.size(); window++) {
            local(m, window, at);
            for (int tone = 0; tone < sums.length; tone++) {
                sums[tone] += look(at, window, tone);
            }
        }
        double scale = deviation * Math.sqrt(spectra.size());
        for (int tone = 0; tone < sums.length; tone++) {
            sums[tone] /= scale;
        }
        double[] sorted = sums.clone();
        Arrays.sort(sorted);
        double cut = TONE_CUT * Math.max(sorted[sorted.length / 2], LEAST_MEDIAN);
        double total = 0;
        for (double sum : sums) {
            total += Math.min(sum, cut);
        }
        return total / Math.sqrt(sums.length);
    }

    /** What the plane does to frequencies at a window: spectrum columns and rows a frequency of the screen. */
    private void local(double[] m, int window, double[] out) {
        LocalSpectra.Centre centre = centres.get(window);
        double x = (centre.x() - width / 2.0) / unit;
        double y = (centre.y() - height / 2.0) / unit;
        double depth = 1 + m[4] * x + m[5] * y;
        double sx = (m[0] * x + m[1] * y) / depth;
        double sy = (m[2] * x + m[3] * y) / depth;
        double scale = side / (depth * unit);
        out[0] = (m[0] - sx * m[4]) * scale;
        out[1] = (m[2] - sy * m[4]) * scale;
        out[2] = (m[1] - sx * m[5]) * scale;
        out[3] = (m[3] - sy * m[5]) * scale;
    }

    /** Power beyond the window's mean at a tone's local frequency, bilinear between frequencies. */
    private float look(double[] local, int window, int tone) {
        double gx = local[0] * fx[tone] + local[1] * fy[tone];
        double gy = local[2] * fx[tone] + local[3] * fy[tone];
        int half = side / 2;
        if (gx < 0) {
            gx = -gx;
            gy = -gy;
        }
        gy += half;
        if (!(gx < half - 1 && gy > 1 && gy < side - 2)) {
            return 0;
        }
        int x0 = (int) gx;
        int y0 = (int) gy;
        float u = (float) gx - x0;
        float v = (float) gy - y0;
        float[] s = spectra.get(window);
        int i = y0 * (half + 1) + x0;
        float upper = s[i] + u * (s[i + 1] - s[i]);
        float lower = s[i + half + 1] + u * (s[i + half + 2] - s[i + half + 1]);
        return upper + v * (lower - upper) - means.get(window);
    }

    /** How strong the tones of a fitted plane are at every window, smoothed, in standard deviations by chance. */
    float[] strength(Fit fit) {
        Homography h = fit.flatToScreen();
        Homography fromUnit = Homography.affine(unit, 0, width / 2.0, 0, unit, height / 2.0);
        Homography n = h.after(fromUnit);
        double[] m = {n.a() / n.i(), n.b() / n.i(), n.d() / n.i(), n.e() / n.i(), n.g() / n.i(), n.h() / n.i()};
        float[] raw = new float[spectra.size()];
        double[] at = new double[4];
        for (int window = 0; window < raw.length; window++) {
            local(m, window, at);
            for (int tone = 0; tone < fx.length; tone++) {
                raw[window] += Math.min(look(at, window, tone), STRONGEST_TONE);
            }
            raw[window] /= (float) (Math.sqrt(fx.length) * deviation);
        }
        float[] smooth = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            double squares = 0;
            for (int j = 0; j < raw.length; j++) {
                double distance = distance(i, j) / (SMOOTHING * side);
                double kernel = Math.exp(-0.5 * distance * distance);
                smooth[i] += (float) (kernel * raw[j]);
                squares += kernel * kernel;
            }
            smooth[i] /= (float) Math.sqrt(squares);
        }
        return smooth;
    }

    /** Windows where a strength is largest, apart from each other, strongest first. */
    List<LocalSpectra.Centre> places(float[] strength, int most, double leastShare) {
        List<Integer> chosen = new ArrayList<>();
        int[] order = IntStream.range(0, strength.length)
                .boxed()
                .sorted((i, j) -> Float.compare(strength[j], strength[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : order) {
            boolean apart = chosen.stream().allMatch(j -> distance(i, j) > PLACE_DISTANCE * side);
            if (apart && strength[i] > leastShare * strength[order[0]]) {
                chosen.add(i);
            }
            if (chosen.size() == most) {
                break;
            }
        }
        return chosen.stream().map(centres::get).toList();
    }

    /** The windows that are at least this strong. */
    List<LocalSpectra.Centre> stronger(float[] strength, double least) {
        return IntStream.range(0, strength.length)
                .filter(i -> strength[i] > least)
                .mapToObj(centres::get)
                .toList();
    }

    private double distance(int i, int j) {
        LocalSpectra.Centre a = centres.get(i);
        LocalSpectra.Centre b = centres.get(j);
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private static float mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) (sum / values.length);
    }

    /** Standard deviation away from the rims of all spectra. */
    private double deviation() {
        double sum = 0;
        double squares = 0;
        long count = 0;
        int columns = side / 2 + 1;
        for (float[] spectrum : spectra) {
            for (int y = 8; y < side - 8; y++) {
                for (int x = 4; x < columns - 4; x++) {
                    float value = spectrum[y * columns + x];
                    sum += value;
                    squares += value * value;
                    count++;
                }
            }
        }
        double mean = sum / Math.max(count, 1);
        return count == 0 ? 1 : Math.sqrt(Math.max(squares / count - mean * mean, 1e-12));
    }
}
