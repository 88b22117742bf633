package io.yingdun.dicom.data;

/**
 * Bytes that were left where they lie.
 *
 * @param offset from the first byte of the source: of the file, or of the inflated stream for a deflated data set
 */
public record FileRegion(long offset, long length) {

    public FileRegion {
        if (offset < 0 || length < 0 || offset + length < 0) {
            throw new IllegalArgumentException("no such region: " + offset + " + " + length);
        }
    }

    public long end() {
        return offset + length;
    }
}
