package io.yingdun.watermark.photo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/** Minimizes a function of a few variables without its slope (Nelder and Mead 1965). */
final class Simplex {
    private static final double SMALL_STEP = 0.01;

    private final ToDoubleFunction<double[]> function;
    private int evaluations;

    /** The lowest point that was found. */
    record Minimum(double[] at, double value) {}

    private Simplex(ToDoubleFunction<double[]> function) {
        this.function = function;
    }

    /** From a start, with first steps of these sizes; ends after so many evaluations or when steps are a hundredth. */
    static Minimum minimize(ToDoubleFunction<double[]> function, double[] start, double[] steps, int mostEvaluations) {
        return new Simplex(function).run(start, steps, mostEvaluations);
    }

    private Minimum run(double[] start, double[] steps, int mostEvaluations) {
        int n = start.length;
        Minimum[] corners = new Minimum[n + 1];
        corners[n] = evaluate(start.clone());
        for (int i = 0; i < n; i++) {
            double[] at = start.clone();
            at[i] += steps[i];
            corners[i] = evaluate(at);
        }
        while (true) {
            Arrays.sort(corners, Comparator.comparingDouble(Minimum::value));
            if (evaluations >= mostEvaluations || isSmall(corners, steps)) {
                return corners[0];
            }
            double[] centre = centre(corners);
            Minimum worst = corners[n];
            Minimum reflected = evaluate(between(worst.at(), centre, 2));
            if (reflected.value() < corners[0].value()) {
                Minimum expanded = evaluate(between(worst.at(), centre, 3));
                corners[n] = expanded.value() < reflected.value() ? expanded : reflected;
            } else if (reflected.value() < corners[n - 1].value()) {
                corners[n] = reflected;
            } else {
                Minimum contracted = evaluate(
                        reflected.value() < worst.value()
                                ? between(worst.at(), centre, 1.5)
                                : between(worst.at(), centre, 0.5));
                if (contracted.value() < Math.min(worst.value(), reflected.value())) {
                    corners[n] = contracted;
                } else {
                    shrink(corners);
                }
            }
        }
    }

    private Minimum evaluate(double[] at) {
        evaluations++;
        return new Minimum(at, function.applyAsDouble(at));
    }

    private void shrink(Minimum[] corners) {
        for (int i = 1; i < corners.length; i++) {
            corners[i] = evaluate(between(corners[0].at(), corners[i].at(), 0.5));
        }
    }

    private static double[] centre(Minimum[] corners) {
        int n = corners.length - 1;
        double[] centre = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                centre[j] += corners[i].at()[j] / n;
            }
        }
        return centre;
    }

    /** From a (0) to b (1) and beyond. */
    private static double[] between(double[] a, double[] b, double share) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = a[i] + share * (b[i] - a[i]);
        }
        return out;
    }

    private static boolean isSmall(Minimum[] corners, double[] steps) {
        for (Minimum corner : corners) {
            for (int i = 0; i < steps.length; i++) {
                if (Math.abs(corner.at()[i] - corners[0].at()[i]) > SMALL_STEP * steps[i]) {
                    return false;
                }
            }
        }
        return true;
    }
}
