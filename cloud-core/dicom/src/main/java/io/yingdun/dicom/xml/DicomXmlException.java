package io.yingdun.dicom.xml;

import io.yingdun.dicom.data.DicomException;

/** XML that is no Native DICOM Model, with the place at fault. */
public final class DicomXmlException extends DicomException {

    private static final long serialVersionUID = 1L;

    private final long offset;

    /** @param offset of the fault in characters from the beginning; -1 when unknown */
    public DicomXmlException(long offset, String detail) {
        super(detail + (offset < 0 ? "" : " at " + offset) + " (PS3.19 A.1)");
        this.offset = offset;
    }

    public long offset() {
        return offset;
    }
}
