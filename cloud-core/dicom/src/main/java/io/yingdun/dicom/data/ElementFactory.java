package io.yingdun.dicom.data;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.dictionary.Dictionary;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Builds elements from Java values, padded to an even length as PS3.5 §6.2 asks. */
public final class ElementFactory {

    private ElementFactory() {}

    /** Text under the default repertoire, with the VR that the registry names. */
    public static ValueElement text(int tag, String... values) {
        VR vr = Dictionary.standard().vrOf(tag);
        if (vr == null) {
            throw new IllegalArgumentException("no VR is registered for " + Tags.format(tag));
        }
        return text(tag, vr, SpecificCharacterSet.DEFAULT, List.of(values));
    }

    /** @throws IllegalArgumentException when the VR is not one of text, or the set cannot write a character */
    public static ValueElement text(int tag, VR vr, SpecificCharacterSet characterSet, List<String> values) {
        if (!vr.isText() || values.size() > 1 && !vr.isMultiValuedText()) {
            throw new IllegalArgumentException(
                    Tags.format(tag) + ' ' + vr + " cannot hold " + values.size() + " texts");
        }
        String text = String.join("\\", values);
        byte[] bytes = vr.usesCharacterSet()
                ? characterSet.encode(text, vr == VR.PN)
                : text.getBytes(StandardCharsets.ISO_8859_1);
        return new ValueElement(tag, vr, padded(vr, bytes));
    }

    /** Binary numbers. A value outside the VR's range is refused. */
    public static ValueElement numbers(int tag, VR vr, Number... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * vr.valueBytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (Number value : values) {
            switch (vr) {
                case US -> bytes.putShort((short) inRange(tag, value, 0, 0xFFFF));
                case SS -> bytes.putShort((short) inRange(tag, value, Short.MIN_VALUE, Short.MAX_VALUE));
                case UL -> bytes.putInt((int) inRange(tag, value, 0, 0xFFFFFFFFL));
                case SL -> bytes.putInt((int) inRange(tag, value, Integer.MIN_VALUE, Integer.MAX_VALUE));
                case SV, UV -> bytes.putLong(value.longValue());
                case FL -> bytes.putFloat(value.floatValue());
                case FD -> bytes.putDouble(value.doubleValue());
                case AT -> bytes.putShort((short) (value.intValue() >>> 16)).putShort((short) value.intValue());
                default -> throw new IllegalArgumentException(vr + " holds no binary numbers");
            }
        }
        return new ValueElement(tag, vr, bytes.array());
    }

    public static ValueElement bytes(int tag, VR vr, byte[] value) {
        return new ValueElement(tag, vr, padded(vr, value));
    }

    private static long inRange(int tag, Number value, long low, long high) {
        if (value.longValue() < low || value.longValue() > high || value.doubleValue() != value.longValue()) {
            throw new IllegalArgumentException(Tags.format(tag) + " cannot hold " + value);
        }
        return value.longValue();
    }

    private static byte[] padded(VR vr, byte[] bytes) {
        if (bytes.length % 2 == 0) {
            return bytes;
        }
        byte[] even = Arrays.copyOf(bytes, bytes.length + 1);
        even[bytes.length] = vr.padding();
        return even;
    }
}
