package io.yingdun.dicom.data;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Coercion of a value field to Java types (PS3.5 §6.2). Lenient: padding and blanks are dropped as the VR allows, bytes
 * after the last whole number are ignored, a text that is no number is null in a list of numbers.
 */
public final class ElementValues {

    private ElementValues() {}

    /** The values as text; binary numbers in decimal, AT as eight hexadecimal digits. Empty list for an empty value. */
    public static List<String> strings(ValueElement element, SpecificCharacterSet characterSet) {
        VR vr = element.vr();
        if (element.isEmpty()) {
            return List.of();
        }
        if (vr.isBinaryNumber()) {
            return numbers(element).stream()
                    .map(number -> vr == VR.AT ? Tags.hex(number.intValue()) : unsigned(vr, number))
                    .toList();
        }
        String text = decode(element, characterSet);
        if (!vr.isMultiValuedText()) {
            return List.of(trim(vr, text));
        }
        List<String> values = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\\'); end >= 0; end = text.indexOf('\\', start)) {
            values.add(trim(vr, text.substring(start, end)));
            start = end + 1;
        }
        values.add(trim(vr, text.substring(start)));
        return values;
    }

    /**
     * The binary numbers: Integer for SS, US, SL, AT, Long for UL, SV, UV (the latter's bits), Float and Double. Empty list
     * for another VR.
     */
    public static List<Number> numbers(ValueElement element) {
        VR vr = element.vr();
        if (!vr.isBinaryNumber()) {
            return List.of();
        }
        ByteBuffer bytes = littleEndian(element);
        List<Number> numbers = new ArrayList<>(bytes.remaining() / vr.valueBytes());
        while (bytes.remaining() >= vr.valueBytes()) {
            numbers.add(
                    switch (vr) {
                        case AT -> Tags.of(bytes.getShort() & 0xFFFF, bytes.getShort());
                        case SS -> (int) bytes.getShort();
                        case US -> bytes.getShort() & 0xFFFF;
                        case SL -> bytes.getInt();
                        case UL -> bytes.getInt() & 0xFFFFFFFFL;
                        case FL -> bytes.getFloat();
                        case FD -> bytes.getDouble();
                        default -> bytes.getLong();
                    });
        }
        return numbers;
    }

    /** Decimal values of DS, IS or any binary number; NaN where a text is no number. */
    public static double[] doubles(ValueElement element) {
        if (element.vr().isBinaryNumber()) {
            return numbers(element).stream().mapToDouble(Number::doubleValue).toArray();
        }
        return strings(element, SpecificCharacterSet.DEFAULT).stream()
                .mapToDouble(ElementValues::parseDouble)
                .toArray();
    }

    static OptionalInt firstInteger(ValueElement element) {
        if (element.vr().isBinaryNumber()) {
            List<Number> numbers = numbers(element);
            return numbers.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(numbers.get(0).intValue());
        }
        if (element.vr() == VR.UN || !element.vr().isText()) {
            ByteBuffer bytes = littleEndian(element);
            return bytes.remaining() == 2 ? OptionalInt.of(bytes.getShort() & 0xFFFF) : OptionalInt.empty();
        }
        double[] values = doubles(element);
        boolean integral = values.length > 0 && values[0] == Math.rint(values[0]) && Math.abs(values[0]) < 1L << 31;
        return integral ? OptionalInt.of((int) values[0]) : OptionalInt.empty();
    }

    /** The value field as text, delimiters and padding in it. */
    static String decode(ValueElement element, SpecificCharacterSet characterSet) {
        return element.vr().usesCharacterSet()
                ? characterSet.decode(element.value(), element.vr() == VR.PN)
                : new String(element.value(), StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer littleEndian(ValueElement element) {
        return ByteBuffer.wrap(element.value()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String unsigned(VR vr, Number number) {
        return vr == VR.UV ? Long.toUnsignedString(number.longValue()) : number.toString();
    }

    private static double parseDouble(String text) {
        try {
            return Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** PS3.5 §6.2: trailing blanks (and the NUL that some senders pad with) mean nothing; leading ones by VR. */
    private static String trim(VR vr, String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        int start = 0;
        while (vr.trimsLeadingBlanks() && start < end && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start, end);
    }
}
