package io.yingdun.dicom.data;

import java.io.IOException;

/** Root of what this module throws for broken or unsupported DICOM; catching it never hides a fault of our own. */
public class DicomException extends IOException {

    private static final long serialVersionUID = 1L;

    public DicomException(String message) {
        super(message);
    }

    public DicomException(String message, Throwable cause) {
        super(message, cause);
    }
}
