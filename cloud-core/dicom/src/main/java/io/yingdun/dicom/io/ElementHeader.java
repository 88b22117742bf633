package io.yingdun.dicom.io;

import io.yingdun.dicom.dictionary.VR;

/**
 * What stands before a value.
 *
 * @param offset of the tag's first byte
 * @param valueOffset of the value's first byte
 * @param length of the value in bytes, {@link #UNDEFINED} for FFFFFFFFH
 * @param depth 0 in the outermost data set
 */
public record ElementHeader(int tag, VR vr, long offset, long valueOffset, long length, int depth) {

    public static final long UNDEFINED = 0xFFFFFFFFL;

    public boolean hasUndefinedLength() {
        return length == UNDEFINED;
    }
}
