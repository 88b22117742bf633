package io.yingdun.dicom.association;

import io.yingdun.dicom.data.DicomException;

/** An association ended without release: one side aborted it, a time limit passed or the connection was lost. */
public final class AssociationAbortedException extends DicomException {

    private static final long serialVersionUID = 1L;

    public AssociationAbortedException(String message) {
        super(message);
    }

    public AssociationAbortedException(String message, Throwable cause) {
        super(message, cause);
    }
}
