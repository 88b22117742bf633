package io.yingdun.cloud.tiering;

import io.yingdun.cloud.storage.LocalObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which objects are to be moved, after a look at all. Younger ones are counted by the hour in which they came, so that
 * millions need no memory; above a fill level the oldest hours go, each as a whole.
 */
final class Selection {

    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private final Instant oldBefore;
    private final Sum old = new Sum();
    private final NavigableMap<Long, Sum> younger = new TreeMap<>();

    /** @param oldBefore what came before it goes in any case */
    Selection(Instant oldBefore) {
        this.oldBefore = oldBefore;
    }

    private static final class Sum {

        private long objects;
        private long bytes;

        void add(long count, long size) {
            objects += count;
            bytes += size;
        }
    }

    /**
     * What is moved.
     *
     * @param before all that came before this time
     */
    record Choice(Instant before, long objects, long bytes) {

        boolean takes(LocalObject object) {
            return object.since().isBefore(before);
        }
    }

    void add(LocalObject object) {
        Sum sum = object.since().isBefore(oldBefore)
                ? old
                : younger.computeIfAbsent(Math.floorDiv(object.since().getEpochSecond(), HOUR), hour -> new Sum());
        sum.add(1, object.size());
    }

    /** @param excess so many bytes have to go, whatever their age */
    Choice choice(long excess) {
        Sum chosen = new Sum();
        chosen.add(old.objects, old.bytes);
        Instant before = oldBefore;
        for (Map.Entry<Long, Sum> hour : younger.entrySet()) {
            if (chosen.bytes >= excess) {
                break;
            }
            chosen.add(hour.getValue().objects, hour.getValue().bytes);
            before = Instant.ofEpochSecond((hour.getKey() + 1) * HOUR);
        }
        return new Choice(before, chosen.objects, chosen.bytes);
    }
}
