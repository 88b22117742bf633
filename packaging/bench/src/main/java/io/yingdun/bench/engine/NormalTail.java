package io.yingdun.bench.engine;

/** Tails of the standard normal distribution and of counts. */
final class NormalTail {
    private static final int TERMS = 60;

    private NormalTail() {}

    /** Probability of a value beyond x, for x of 2 and more: Laplace's continued fraction, to ten digits. */
    static double beyond(double x) {
        double fraction = x;
        for (int i = TERMS; i >= 1; i--) {
            fraction = x + i / fraction;
        }
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) / fraction;
    }
}
