package io.yingdun.dicom.cli;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementValues;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.ByteOrders;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.testkit.DcmtkDump;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Differences between a data set that {@code dicom dump} wrote and what {@code dcmdump} printed of the same file. Text is the
 * same when it is the same after decoding, padding apart (PS3.5 §6.2); numbers are the same when all their bits are, but for
 * what dcmdump rounds: a zero's sign, and the last bit of a double.
 */
final class DumpComparison {

    /** DCMTK cuts a file name of more than 16 characters in a DICOMDIR at its dot, and drops blanks inside a UID. */
    private static final Set<String> CHANGED_BY_DCMTK =
            Set.of("bbmri.dcmdir (0004,1500)", "gdcm-CT-MONO2-8-abdo.dcm (0020,000E)");

    private final List<String> differences = new ArrayList<>();
    private String file = "";
    private boolean bigEndian;

    List<String> differences() {
        return differences;
    }

    /** @param stored what the reader makes of the file, for the character sets that it settled on */
    void compare(String name, DataSet ours, DicomFile stored, Map<Integer, DcmtkDump.Element> theirs) {
        file = name;
        bigEndian = stored.transferSyntax().bigEndian();
        compare("", ours, stored.dataSet(), theirs);
    }

    private void compare(String where, DataSet ours, DataSet stored, Map<Integer, DcmtkDump.Element> theirs) {
        TreeSet<Integer> tags = new TreeSet<>(Integer::compareUnsigned);
        ours.forEach(element -> tags.add(element.tag()));
        tags.addAll(theirs.keySet());
        for (int tag : tags) {
            // DICOM JSON has no group lengths, and our reader of it has all text in UTF-8, and says so.
            DataElement our = tag == Tag.SpecificCharacterSet ? stored.get(tag) : ours.get(tag);
            DcmtkDump.Element their = theirs.get(tag);
            if (Tags.isGroupLength(tag) || our == null && their == null) {
                continue;
            }
            String here = where + Tags.format(tag);
            if (our == null || their == null) {
                differs(here, our == null ? "only dcmdump has " + their : "only we have " + our);
            } else if (our instanceof SequenceElement sequence) {
                items(here, sequence, (SequenceElement) stored.get(tag), their);
            } else if (!CHANGED_BY_DCMTK.contains(file + ' ' + Tags.format(tag))) {
                value(here, (ValueElement) our, stored.characterSet(), their);
            }
        }
    }

    private void items(String where, SequenceElement ours, SequenceElement stored, DcmtkDump.Element theirs) {
        if (!theirs.isSequence() || theirs.items().size() != ours.items().size()) {
            differs(where, ours.items().size() + " items, not " + theirs);
            return;
        }
        for (int i = 0; i < ours.items().size(); i++) {
            compare(
                    where + '[' + (i + 1) + ']',
                    ours.items().get(i).dataSet(),
                    stored.items().get(i).dataSet(),
                    theirs.items().get(i));
        }
    }

    private void value(String where, ValueElement ours, SpecificCharacterSet set, DcmtkDump.Element theirs) {
        VR vr = VR.ofName(theirs.vr());
        boolean encapsulated = !theirs.fragments().isEmpty();
        // DCMTK knows private elements by a dictionary of its own, where the file does not state their VR.
        boolean known = ours.vr() == VR.UN && Tags.isPrivate(ours.tag());
        if (vr == null || ours.vr() != vr && !known && !(encapsulated && ours.vr() == VR.OW)) {
            differs(where, ours.vr() + " not " + theirs.vr() + ' ' + theirs.value());
            return;
        }
        if (theirs.isLeftOut()) {
            same(where, "" + ours.value().length, "" + theirs.length());
        } else if (vr.isByteStream()) {
            byte[] bytes = ours.value().clone();
            if (bigEndian && ours.tag() == Tag.PixelData) {
                ByteOrders.swap(bytes, vr.swapUnit());
            }
            byte[] wanted = bytes(theirs);
            boolean same = Arrays.equals(bytes, wanted);
            same(where, bytes.length + " bytes", wanted.length + (same ? " bytes" : " other bytes"));
        } else if (vr.isBinaryNumber()) {
            numbers(where, new ValueElement(ours.tag(), vr, ours.value()), theirs);
        } else {
            byte[] raw = (theirs.isEmpty() ? "" : theirs.value()).getBytes(StandardCharsets.ISO_8859_1);
            SpecificCharacterSet ourSet = known ? SpecificCharacterSet.DEFAULT : SpecificCharacterSet.UTF_8;
            SpecificCharacterSet theirSet = known ? SpecificCharacterSet.DEFAULT : set;
            same(where, text(ours.tag(), vr, ours.value(), ourSet), text(ours.tag(), vr, raw, theirSet));
        }
    }

    private static String text(int tag, VR vr, byte[] value, SpecificCharacterSet set) {
        String text = String.join("\\", ElementValues.strings(new ValueElement(tag, vr, value), set));
        return vr == VR.PN ? text.replaceAll("=+(?=\\\\|$)", "") : text;
    }

    private void numbers(String where, ValueElement ours, DcmtkDump.Element theirs) {
        List<Number> numbers = ElementValues.numbers(ours);
        String[] printed = theirs.isEmpty() ? new String[0] : theirs.value().split("\\\\");
        boolean same = numbers.size() == printed.length;
        for (int i = 0; same && i < printed.length; i++) {
            same = same(ours.vr(), numbers.get(i), printed[i]);
        }
        same(where, numbers.toString(), same ? numbers.toString() : theirs.value());
    }

    private static boolean same(VR vr, Number number, String printed) {
        return switch (vr) {
            case FL -> number.floatValue() == Float.parseFloat(printed);
            case FD -> Math.abs(number.doubleValue() - Double.parseDouble(printed)) <= Math.ulp(number.doubleValue());
            case AT -> Tags.format(number.intValue()).equalsIgnoreCase(printed);
            case UV -> Long.toUnsignedString(number.longValue()).equals(printed);
            default -> number.toString().equals(printed);
        };
    }

    private void same(String where, String ours, String theirs) {
        if (!ours.equals(theirs)) {
            differs(where, '\'' + ours + "' not '" + theirs + '\'');
        }
    }

    private void differs(String where, String how) {
        differences.add(file + ' ' + where + ' ' + (how.length() > 300 ? how.substring(0, 300) : how));
    }

    /** Of encapsulated pixel data, items and all. */
    private static byte[] bytes(DcmtkDump.Element theirs) {
        if (theirs.fragments().isEmpty()) {
            return hex(theirs.isEmpty() ? "" : theirs.value());
        }
        ByteArrayOutputStream items = new ByteArrayOutputStream();
        for (String fragment : theirs.fragments()) {
            byte[] content = hex(fragment);
            items.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(Tag.Item << 16 | Tag.Item >>> 16)
                    .putInt(content.length)
                    .array());
            items.writeBytes(content);
        }
        return items.toByteArray();
    }

    /** Bytes or words in hexadecimal, with backslashes between; the bytes of a word in little endian. */
    private static byte[] hex(String printed) {
        int firstWord = printed.indexOf('\\') < 0 ? printed.length() : printed.indexOf('\\');
        byte[] bytes = HexFormat.of().parseHex(printed.replace("\\", ""));
        ByteOrders.swap(bytes, firstWord / 2);
        return bytes;
    }
}
