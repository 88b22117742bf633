package io.yingdun.dicom.rendering;

import java.util.Arrays;
import java.util.Optional;

/**
 * Expands segmented palette data (PS3.3 C.7.9.2): runs of entries, straight lines from the last entry, and repetitions of
 * segments further ahead. Never more entries than the descriptor tells, so a table that refers to itself ends.
 */
final class SegmentedTable {

    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final byte[] data;
    private final int width;
    private final int[] entries;
    private int at;
    private int filled;

    private SegmentedTable(byte[] data, int width, int count) {
        this.data = data;
        this.width = width;
        this.entries = new int[count];
    }

    /**
     * @param width bytes of an entry, and of every other number in the data
     * @return empty for data that makes no entry
     */
    static Optional<int[]> expand(byte[] data, int width, int count) {
        SegmentedTable table = new SegmentedTable(data, width, count);
        table.segments(Integer.MAX_VALUE, true);
        return table.filled == 0 ? Optional.empty() : Optional.of(Arrays.copyOf(table.entries, table.filled));
    }

    private void segments(int count, boolean mayRepeat) {
        for (int i = 0; i < count && filled < entries.length && has(2); i++) {
            int opcode = number();
            int length = number();
            if (opcode == DISCRETE) {
                discrete(length);
            } else if (opcode == LINEAR && filled > 0 && has(1)) {
                linear(length);
            } else if (opcode == INDIRECT && mayRepeat && has(4 / width)) {
                indirect(length);
            } else {
                at = data.length;
            }
        }
    }

    private void discrete(int length) {
        for (int i = 0; i < length && has(1); i++) {
            int entry = number();
            if (filled < entries.length) {
                entries[filled++] = entry;
            }
        }
    }

    private void linear(int length) {
        int from = entries[filled - 1];
        int to = number();
        for (int i = 1; i <= length && filled < entries.length; i++) {
            entries[filled++] = (int) Math.floor(from + (double) (to - from) * i / length + 0.5);
        }
    }

    /** The offset is in bytes, the less significant part first; what is repeated must not repeat in turn. */
    private void indirect(int count) {
        long offset = 0;
        for (int i = 0; i < 4 / width; i++) {
            offset |= (long) number() << 8 * width * i;
        }
        int back = at;
        at = (int) Math.min(offset, data.length);
        segments(count, false);
        at = back;
    }

    private boolean has(int numbers) {
        return at + numbers * width <= data.length;
    }

    private int number() {
        int value = data[at] & 0xFF;
        if (width == 2) {
            value |= (data[at + 1] & 0xFF) << 8;
        }
        at += width;
        return value;
    }
}
