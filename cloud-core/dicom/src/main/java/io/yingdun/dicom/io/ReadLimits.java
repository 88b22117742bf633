package io.yingdun.dicom.io;

/**
 * What one input may cost. The defaults read every regular object; memory stays below about 100 bytes an element
 * plus the loaded bytes.
 *
 * @param depth nesting of sequences
 * @param elements elements, items and fragments together
 * @param valueBytes one value that is loaded into memory
 * @param loadedBytes all values that are loaded into memory
 * @param inflatedBytes a deflated data set after inflation
 */
public record ReadLimits(int depth, int elements, int valueBytes, long loadedBytes, long inflatedBytes) {

    private static final int MEBIBYTE = 1 << 20;

    public static final ReadLimits DEFAULT =
            new ReadLimits(64, 2_000_000, 512 * MEBIBYTE, 1024L * MEBIBYTE, 4096L * MEBIBYTE);

    public ReadLimits {
        if (depth < 0 || depth > 512 || elements < 0 || valueBytes < 0 || loadedBytes < 0 || inflatedBytes < 0) {
            throw new IllegalArgumentException("limits must not be negative, and no deeper than 512");
        }
    }
}
