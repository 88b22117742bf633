package io.yingdun.dicom.io;

/** Turns words round in place, between the byte orders of PS3.5 §7.3. */
public final class ByteOrders {

    private ByteOrders() {}

    /** Reverses each {@code unit} of bytes. Bytes after the last whole unit stay as they are. */
    public static void swap(byte[] bytes, int unit) {
        for (int at = 0; unit > 1 && at + unit <= bytes.length; at += unit) {
            for (int i = 0; i < unit / 2; i++) {
                byte kept = bytes[at + i];
                bytes[at + i] = bytes[at + unit - 1 - i];
                bytes[at + unit - 1 - i] = kept;
            }
        }
    }
}
