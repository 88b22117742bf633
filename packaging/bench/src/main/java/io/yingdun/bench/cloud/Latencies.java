package io.yingdun.bench.cloud;

import java.util.ArrayList;
import java.util.List;

/** Milliseconds of many answers. */
final class Latencies {

    private final List<Double> millis = new ArrayList<>();

    void add(double... some) {
        for (double one : some) {
            millis.add(one);
        }
    }

    int count() {
        return millis.size();
    }

    /** @param share 0.5 is the median */
    double at(double share) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1)));
    }
}
