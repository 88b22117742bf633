package io.yingdun.dicom.json;

import io.yingdun.dicom.data.DicomException;

/** JSON that is no DICOM JSON model object, with the place at fault. */
public final class DicomJsonException extends DicomException {

    private static final long serialVersionUID = 1L;

    private final long offset;
    private final String tagPath;
    private final String detail;

    /** @param offset of the fault in the JSON text, in characters; -1 when unknown */
    public DicomJsonException(long offset, String tagPath, String detail) {
        super(detail + " at " + offset + (tagPath.isEmpty() ? "" : " in " + tagPath) + " (PS3.18 F.2)");
        this.offset = offset;
        this.tagPath = tagPath;
        this.detail = detail;
    }

    public long offset() {
        return offset;
    }

    public String tagPath() {
        return tagPath;
    }

    /** What is wrong, without the place. */
    public String detail() {
        return detail;
    }
}
