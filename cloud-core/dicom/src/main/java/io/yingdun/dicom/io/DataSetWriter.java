package io.yingdun.dicom.io;

import static io.yingdun.dicom.io.ElementHeader.UNDEFINED;

import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.Item;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes data sets as PS3.5 §7 asks: ascending tags, even lengths, and the forms of length that each sequence was read with.
 * A group length that is present is computed anew, none is added. What was read without a {@link Finding} is written back
 * byte for byte.
 */
public final class DataSetWriter {

    private static final int COPY_BUFFER = 64 * 1024;

    private final HeaderWriter out;
    private final BulkSource bulk;

    public DataSetWriter(OutputStream out, BulkSource bulk) {
        this.out = new HeaderWriter(out);
        this.bulk = bulk;
    }

    public void write(DataSet dataSet, Encoding encoding) throws IOException {
        for (DataElement element : dataSet) {
            boolean groupLength = Tags.isGroupLength(element.tag()) && element.vr() == VR.UL;
            element(groupLength ? groupLength(element.tag(), dataSet, encoding) : element, encoding);
        }
    }

    /** PS3.5 §7.2: bytes of the group behind the group length itself. */
    private static DataElement groupLength(int tag, DataSet dataSet, Encoding encoding) {
        long length = 0;
        for (DataElement element : dataSet) {
            if (Tags.group(element.tag()) == Tags.group(tag) && element.tag() != tag) {
                length += ElementLengths.ofElement(element, encoding);
            }
        }
        return ElementFactory.numbers(tag, VR.UL, length);
    }

    private void element(DataElement element, Encoding encoding) throws IOException {
        VR vr = ElementLengths.writtenVR(element, encoding);
        if (element instanceof SequenceElement sequence) {
            sequence(sequence, encoding);
        } else if (element instanceof FragmentsElement fragments) {
            out.element(element.tag(), vr, UNDEFINED, encoding);
            fragments(fragments, encoding);
        } else if (element instanceof ValueElement value) {
            out.element(element.tag(), vr, ElementLengths.even(value.value().length), encoding);
            value(value, encoding);
        } else if (element instanceof BulkElement large) {
            out.element(element.tag(), vr, ElementLengths.even(large.region().length()), encoding);
            copy(large.region(), large.vr().swapUnit(), encoding);
            out.padding(large.region().length(), large.vr());
        }
    }

    private void value(ValueElement value, Encoding encoding) throws IOException {
        byte[] bytes = value.value();
        if (encoding.bigEndian() && value.vr().swapUnit() > 1) {
            bytes = bytes.clone();
            ByteOrders.swap(bytes, value.vr().swapUnit());
        }
        out.bytes(bytes);
        out.padding(bytes.length, value.vr());
    }

    private void sequence(SequenceElement sequence, Encoding encoding) throws IOException {
        Encoding content = ElementLengths.contentEncoding(sequence, encoding);
        long length = sequence.undefinedLength() ? UNDEFINED : ElementLengths.ofItems(sequence, content);
        out.element(sequence.tag(), sequence.vr(), length, encoding);
        for (Item item : sequence.items()) {
            long itemLength = item.undefinedLength() ? UNDEFINED : ElementLengths.ofDataSet(item.dataSet(), content);
            out.item(Tag.Item, itemLength, content.bigEndian());
            write(item.dataSet(), content);
            if (item.undefinedLength()) {
                out.item(Tag.ItemDelimitationItem, 0, content.bigEndian());
            }
        }
        if (sequence.undefinedLength()) {
            out.item(Tag.SequenceDelimitationItem, 0, content.bigEndian());
        }
    }

    private void fragments(FragmentsElement fragments, Encoding encoding) throws IOException {
        if (fragments.isLoaded()) {
            out.item(Tag.Item, 4L * fragments.basicOffsetTable().size(), encoding.bigEndian());
            for (long offset : fragments.basicOffsetTable()) {
                out.integer((int) offset, encoding.bigEndian());
            }
            for (byte[] fragment : fragments.contents()) {
                out.item(Tag.Item, ElementLengths.even(fragment.length), encoding.bigEndian());
                out.bytes(fragment);
                out.padding(fragment.length, VR.OB);
            }
        } else {
            copy(fragments.region(), 1, encoding);
        }
        out.item(Tag.SequenceDelimitationItem, 0, encoding.bigEndian());
    }

    private void copy(FileRegion region, int unit, Encoding encoding) throws IOException {
        boolean swapped = bulk.bigEndian() != encoding.bigEndian();
        try (InputStream in = bulk.open(region)) {
            for (long left = region.length(); left > 0; ) {
                byte[] chunk = in.readNBytes((int) Math.min(left, COPY_BUFFER));
                if (chunk.length == 0) {
                    throw new EOFException("the source ends " + left + " bytes before the end of a value");
                }
                if (swapped) {
                    ByteOrders.swap(chunk, unit);
                }
                out.bytes(chunk);
                left -= chunk.length;
            }
        }
    }
}
