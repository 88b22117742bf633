package io.yingdun.dicom.rendering;

import java.util.Arrays;

/**
 * A table as LUT descriptors describe it (PS3.3 C.11.1.1): values below the first that is mapped take the first entry,
 * values above the last the last.
 *
 * @param firstMapped the value that the first entry belongs to
 * @param bits of an entry, 8 to 16
 * @param entries at least one
 */
record LookupTable(int firstMapped, int bits, int[] entries) {

    int at(double value) {
        double index = Math.rint(value) - firstMapped;
        return entries[(int) Math.max(0, Math.min(entries.length - 1, index))];
    }

    int largest() {
        return Arrays.stream(entries).max().orElse(0);
    }

    /** The same table where an entry is of 8 bits: the high ones, as displays take them. */
    byte[] highBytes() {
        byte[] bytes = new byte[entries.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (entries[i] >> bits - 8);
        }
        return bytes;
    }
}
