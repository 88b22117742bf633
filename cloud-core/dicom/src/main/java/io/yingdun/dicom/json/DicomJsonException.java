package io.yingdun.dicom.json;

import io.yingdun.dicom.data.DicomException;

/** JSON that is no DICOM JSON model object, with the place at fault. */
public final class DicomJsonException extends DicomException {

    private static final long serialVersionUID = 1L;

    private final long offset;
    private final String tagPath;

    /** @param offset of the fault in the JSON text, in bytes or characters as it was given; -1 when unknown */
    public DicomJsonException(long offset, String tagPath, String detail) {
        super(detail + " at " + offset + (tagPath.isEmpty() ? "" : " in " + tagPath) + " (PS3.18 F.2)");
        this.offset = offset;
        this.tagPath = tagPath;
    }

    public long offset() {
        return offset;
    }

    public String tagPath() {
        return tagPath;
    }
}
