package io.yingdun.watermark.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what several pictures of one leak tell, none of which is clear enough alone. The chips of two pictures of one
 * screen add up while their noise does so by its root only, so L grows with the root of their number.
 *
 * <p>Which readings are added is chosen by the pilot alone: the two or more pictures in which it stands clearest, then all
 * of them with the second best geometry of one. At most 15 tests for 8 pictures.
 */
final class Combination {
    /** More pictures than this are not taken together. */
    static final int MOST_PICTURES = 8;

    private final List<Part> parts = new ArrayList<>();

    /** A picture's readings, clearest first, at least one. */
    private record Part(int picture, List<PayloadTest.Reading> readings) {
        double pilot() {
            return readings.get(0).pilot();
        }
    }

    /** What was found, and in which picture's geometry. */
    record Outcome(PayloadTest.Found found, int picture) {}

    /** Adds a picture; one without a reading tells nothing. */
    void add(int picture, List<PayloadTest.Reading> readings) {
        if (!readings.isEmpty()) {
            parts.add(new Part(picture, readings));
            parts.sort(Comparator.comparingDouble(Part::pilot).reversed());
        }
    }

    @Nullable
    Outcome test(PayloadTest payload) {
        if (parts.size() < 2) {
            return null;
        }
        List<PayloadTest.Reading> best =
                parts.stream().map(part -> part.readings().get(0)).toList();
        for (int count = 2; count <= best.size(); count++) {
            PayloadTest.Found found = payload.test(best.subList(0, count));
            if (found != null) {
                return new Outcome(found, parts.get(0).picture());
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).readings().size() > 1) {
                List<PayloadTest.Reading> changed = new ArrayList<>(best);
                changed.set(i, parts.get(i).readings().get(1));
                PayloadTest.Found found = payload.test(changed);
                if (found != null) {
                    return new Outcome(found, parts.get(0).picture());
                }
            }
        }
        return null;
    }
}
