package io.yingdun.dicom.rendering;

import io.yingdun.dicom.codec.StoredFrame;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import java.util.OptionalInt;

/** Stored values that are no image but fill it up to a rectangle, both ends included (PS3.3 C.7.5.1.1.2). */
record PixelPadding(long low, long high) {

    static final PixelPadding NONE = new PixelPadding(1, 0);

    static PixelPadding of(DataSet dataSet, StoredFrame frame) {
        OptionalInt value = dataSet.integer(Tag.PixelPaddingValue);
        if (value.isEmpty()) {
            return NONE;
        }
        long one = asStored(value.getAsInt(), frame);
        long other = asStored(dataSet.integer(Tag.PixelPaddingRangeLimit).orElse(value.getAsInt()), frame);
        return new PixelPadding(Math.min(one, other), Math.max(one, other));
    }

    boolean contains(long stored) {
        return stored >= low && stored <= high;
    }

    /** Senders write US where their pixels are signed, and the other way round. */
    private static long asStored(int value, StoredFrame frame) {
        if (frame.bitsAllocated() > 16) {
            return value;
        }
        return frame.signed() ? (short) value : value & 0xFFFF;
    }
}
