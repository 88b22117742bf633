package io.yingdun.watermark.trace;

/**
 * How a false accusation's probability is charged for the geometries whose payload was tested.
 *
 * <p>The threshold of 1e-9 for a whole picture is spent in advance: each of the first 20 tests is charged 25 times its
 * own probability, each of the 80 that may follow 500 times, and so is each of at most 16 tests of several pictures
 * together. Since 20/25 + 80/500 + 16/500 &lt; 1, the statement holds by the union bound however the search went, also
 * when it stopped at the first success. Several pictures of one leak share one charge.
 */
final class Charge {
    /** Accusations are made below this probability only. */
    static final double THRESHOLD = 1e-9;

    /** 1 / (4 P(Z ≥ √2)) = 3.17866, rounded up. */
    private static final double RADEMACHER_CONSTANT = 3.179;

    private static final int EARLY_TESTS = 20;
    /** Of the first tests. */
    static final int EARLY_CHARGE = 25;

    private static final int LATE_CHARGE = 500;
    private static final int MOST_TESTS = 100;

    private static final int MOST_TOGETHER = 16;

    private int tests;
    private int together;
    private int allowed = MOST_TESTS;

    /** Whether the next test may still be charged. */
    boolean canAfford() {
        return tests < allowed;
    }

    /** From here on only one of so many equal shares of what is left may be spent. */
    void share(int shares) {
        allowed = tests + (MOST_TESTS - tests) / shares;
    }

    /** Counts one test of several pictures together; the factor for what it finds. */
    int nextTogether() {
        if (together == MOST_TOGETHER) {
            throw new IllegalStateException("no further test of several pictures is charged for");
        }
        together++;
        return LATE_CHARGE;
    }

    int tests() {
        return tests + together;
    }

    /** Counts one more geometry; the factor for what it finds. */
    int next() {
        tests++;
        return tests <= EARLY_TESTS ? EARLY_CHARGE : LATE_CHARGE;
    }

    /** Bound on the probability that any innocent token of the population reaches this statistic. */
    static double falseAccusation(long population, int charge, double statistic) {
        return statistic <= 0 ? 1 : Math.min(1, Math.exp(Math.log((double) population * charge) + logTail(statistic)));
    }

    /** The statistic that is just enough for a population under this charge, to 1e-9. */
    static double statisticNeeded(long population, int charge) {
        double wanted = Math.log(THRESHOLD / ((double) population * charge));
        double below = 0;
        // Hoeffding's bound lies above the tail, so its threshold is enough.
        double enough = Math.sqrt(-2 * wanted);
        while (enough - below > 1e-9) {
            double middle = (below + enough) / 2;
            if (logTail(middle) > wanted) {
                below = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    /**
     * Logarithm of a bound on the probability that a Rademacher sum of norm 1 reaches x &gt; 0: 3.178 times the normal
     * tail (Bentkus and Dzindzalieta, Bernoulli 21, 2015, theorem 1.1, where the constant is the least that holds), the
     * tail by Sampford's upper bound 4 / (3x + √(x² + 8)) of Mills' ratio (1953).
     */
    static double logTail(double x) {
        double ratio = 4 / (3 * x + Math.sqrt(x * x + 8));
        return Math.log(RADEMACHER_CONSTANT * ratio / Math.sqrt(2 * Math.PI)) - x * x / 2;
    }
}
