package io.yingdun.dicom.io;

import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.Item;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.VR;

/** Encoded lengths in advance, as sequences of explicit length and group lengths need them (PS3.5 §7.2, §7.5). */
final class ElementLengths {

    static final int ITEM_HEADER = 8;
    private static final int LONGEST_SHORT_VALUE = 0xFFFE;

    private ElementLengths() {}

    static long ofDataSet(DataSet dataSet, Encoding encoding) {
        long length = 0;
        for (DataElement element : dataSet) {
            length += ofElement(element, encoding);
        }
        return length;
    }

    static long ofElement(DataElement element, Encoding encoding) {
        VR vr = writtenVR(element, encoding);
        return (encoding.explicitVR() && vr.hasLongLength() ? 12 : 8) + ofValue(element, encoding);
    }

    /** PS3.5 §6.2.2: a value too long for a 16-bit length is written as UN, which has a 32-bit one. */
    static VR writtenVR(DataElement element, Encoding encoding) {
        boolean tooLong =
                encoding.explicitVR() && !element.vr().hasLongLength() && rawLength(element) > LONGEST_SHORT_VALUE;
        return tooLong ? VR.UN : element.vr();
    }

    static long ofValue(DataElement element, Encoding encoding) {
        if (element instanceof SequenceElement sequence) {
            long delimiter = sequence.undefinedLength() ? ITEM_HEADER : 0;
            return ofItems(sequence, contentEncoding(sequence, encoding)) + delimiter;
        }
        if (element instanceof FragmentsElement fragments) {
            return fragments.isLoaded()
                    ? ofFragments(fragments)
                    : fragments.region().length() + ITEM_HEADER;
        }
        return even(rawLength(element));
    }

    static long ofItems(SequenceElement sequence, Encoding encoding) {
        long length = 0;
        for (Item item : sequence.items()) {
            long delimiter = item.undefinedLength() ? ITEM_HEADER : 0;
            length += ITEM_HEADER + ofDataSet(item.dataSet(), encoding) + delimiter;
        }
        return length;
    }

    /** PS3.5 §6.2.2 note: what lies in UN is implicit VR little endian. */
    static Encoding contentEncoding(SequenceElement sequence, Encoding encoding) {
        return sequence.vr() == VR.UN ? Encoding.IMPLICIT_LITTLE : encoding;
    }

    private static long ofFragments(FragmentsElement fragments) {
        long length = ITEM_HEADER + 4L * fragments.basicOffsetTable().size() + ITEM_HEADER;
        for (byte[] fragment : fragments.contents()) {
            length += ITEM_HEADER + even(fragment.length);
        }
        return length;
    }

    private static long rawLength(DataElement element) {
        if (element instanceof ValueElement value) {
            return value.value().length;
        }
        return element instanceof BulkElement bulk ? bulk.region().length() : 0;
    }

    static long even(long length) {
        return length + length % 2;
    }
}
