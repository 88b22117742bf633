package io.yingdun.dicom.io;

import io.yingdun.dicom.data.FileRegion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is told what {@link DataSetReader} meets, in the order of the input. */
public interface DataSetHandler {

    /** True to have the value (or the fragments) loaded, false to have it passed over unread. */
    boolean wants(ElementHeader header);

    /** A loaded value, in little endian whatever the input was. */
    void value(ElementHeader header, byte[] value) throws DicomParseException;

    /** A value that was passed over; it lies in the input, in the input's byte order. */
    void passedOver(ElementHeader header) throws DicomParseException;

    void sequenceStart(ElementHeader header) throws DicomParseException;

    void itemStart(boolean undefinedLength) throws DicomParseException;

    void itemEnd() throws DicomParseException;

    void sequenceEnd(ElementHeader header) throws DicomParseException;

    void fragmentsStart(ElementHeader header, List<Long> basicOffsetTable) throws DicomParseException;

    /** @param content null when the handler did not want it */
    void fragment(FileRegion region, byte @Nullable [] content) throws DicomParseException;

    /** @param end offset of the delimiter that closes the fragments */
    void fragmentsEnd(ElementHeader header, long end) throws DicomParseException;

    void finding(Finding finding);
}
