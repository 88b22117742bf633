package io.yingdun.dicom.io;

/** Turns words round in place, between the byte orders of PS3.5 §7.3. */
final class ByteOrders {

    private ByteOrders() {}

    /** Bytes after the last whole unit stay as they are. */
    static void swap(byte[] bytes, int unit) {
        for (int at = 0; unit > 1 && at + unit <= bytes.length; at += unit) {
            for (int i = 0; i < unit / 2; i++) {
                byte kept = bytes[at + i];
                bytes[at + i] = bytes[at + unit - 1 - i];
                bytes[at + unit - 1 - i] = kept;
            }
        }
    }
}
