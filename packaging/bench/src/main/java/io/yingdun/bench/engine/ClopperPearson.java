package io.yingdun.bench.engine;

/** What so many successes say of a probability (Clopper and Pearson 1934). */
final class ClopperPearson {
    private static final double TAIL = 0.025;
    private static final int HALVINGS = 60;

    private ClopperPearson() {}

    /** The lower end of the two-sided 95 % interval: at a smaller probability so many come about in less than 2.5 %. */
    static double lower(int successes, int trials) {
        if (successes == 0) {
            return 0;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atLeast(successes, trials, middle) < TAIL) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The binomial's upper tail. */
    private static double atLeast(int successes, int trials, double probability) {
        double sum = 0;
        double logChoose = 0;
        for (int k = trials; k >= successes; k--) {
            if (k < trials) {
                logChoose += Math.log((k + 1.0) / (trials - k));
            }
            sum += Math.exp(logChoose + k * Math.log(probability) + (trials - k) * Math.log1p(-probability));
        }
        return sum;
    }
}
