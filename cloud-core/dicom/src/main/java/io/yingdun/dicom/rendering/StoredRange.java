package io.yingdun.dicom.rendering;

import io.yingdun.dicom.codec.StoredFrame;

/**
 * The values that occur in a frame.
 *
 * @param low the smallest that is not padding
 * @param high the largest that is not padding
 */
record StoredRange(PixelPadding padding, long low, long high) {

    /** A frame that is nothing but padding has the range from 0 to 0. */
    static StoredRange of(StoredFrame frame, PixelPadding padding) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        long mask = mask(frame);
        for (int value : frame.values()) {
            long stored = value & mask;
            if (!padding.contains(stored)) {
                low = Math.min(low, stored);
                high = Math.max(high, stored);
            }
        }
        return low > high ? new StoredRange(padding, 0, 0) : new StoredRange(padding, low, high);
    }

    /** Takes an unsigned value of 32 bits out of the int that holds its bits, and leaves others as they are. */
    static long mask(StoredFrame frame) {
        return frame.signed() ? -1 : 0xFFFFFFFFL;
    }
}
