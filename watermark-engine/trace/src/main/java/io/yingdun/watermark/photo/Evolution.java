package io.yingdun.watermark.photo;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Maximizes a bumpy function of a few variables: a cloud of trials whose best quarter moves the cloud and shapes it
 * (evolution strategy with rank-μ covariance adaptation, after Hansen and Ostermeier 2001). Seeded: the same way every
 * time.
 */
final class Evolution {
    private static final long SEED = 20011;
    private static final double KEPT_SHAPE = 0.6;
    private static final double NEW_SHAPE = 0.46;
    private static final double RIDGE = 1e-9;

    private final ToDoubleFunction<double[]> function;
    private final int population;
    private final int generations;

    /** The highest point that was found. */
    record Maximum(double[] at, double value) {}

    Evolution(ToDoubleFunction<double[]> function, int population, int generations) {
        this.function = function;
        this.population = population;
        this.generations = generations;
    }

    /** From the origin, with a cloud of these standard deviations, until the first so many are below this. */
    Maximum maximize(double[] deviations, int watched, double finest) {
        int n = deviations.length;
        Random random = new Random(SEED);
        double[] mean = new double[n];
        double[][] shape = new double[n][n];
        for (int i = 0; i < n; i++) {
            shape[i][i] = deviations[i] * deviations[i];
        }
        double[] weights = weights();
        Maximum best = new Maximum(mean.clone(), function.applyAsDouble(mean));
        for (int generation = 0; generation < generations && !isFine(shape, watched, finest); generation++) {
            Maximum[] trials = trials(mean, root(shape, deviations), random);
            best = trials[0].value() > best.value() ? trials[0] : best;
            move(mean, shape, trials, weights);
        }
        return best;
    }

    private Maximum[] trials(double[] mean, double[][] root, Random random) {
        Maximum[] trials = new Maximum[population];
        double[] normal = new double[mean.length];
        for (int t = 0; t < population; t++) {
            double[] at = mean.clone();
            if (t > 0) {
                for (int i = 0; i < normal.length; i++) {
                    normal[i] = random.nextGaussian();
                }
                for (int i = 0; i < at.length; i++) {
                    for (int j = 0; j <= i; j++) {
                        at[i] += root[i][j] * normal[j];
                    }
                }
            }
            trials[t] = new Maximum(at, function.applyAsDouble(at));
        }
        Arrays.sort(trials, (a, b) -> Double.compare(b.value(), a.value()));
        return trials;
    }

    private static void move(double[] mean, double[][] shape, Maximum[] trials, double[] weights) {
        int n = mean.length;
        double[] old = mean.clone();
        for (double[] row : shape) {
            for (int j = 0; j < n; j++) {
                row[j] *= KEPT_SHAPE;
            }
        }
        for (int k = 0; k < weights.length; k++) {
            double[] at = trials[k].at();
            for (int i = 0; i < n; i++) {
                mean[i] += weights[k] * (at[i] - old[i]);
                for (int j = 0; j < n; j++) {
                    shape[i][j] += NEW_SHAPE * weights[k] * (at[i] - old[i]) * (at[j] - old[j]);
                }
            }
        }
    }

    private double[] weights() {
        double[] weights = new double[population / 4];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.log(weights.length + 0.5) - Math.log(i + 1.0);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static boolean isFine(double[][] shape, int watched, double finest) {
        for (int i = 0; i < watched; i++) {
            if (Math.sqrt(shape[i][i]) > finest) {
                return false;
            }
        }
        return true;
    }

    /** Cholesky's lower root. */
    private static double[][] root(double[][] shape, double[] deviations) {
        int n = shape.length;
        double[][] root = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = shape[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                double ridge = RIDGE * deviations[i] * deviations[i];
                root[i][j] = i == j ? Math.sqrt(Math.max(sum, ridge)) : sum / root[j][j];
            }
        }
        return root;
    }
}
