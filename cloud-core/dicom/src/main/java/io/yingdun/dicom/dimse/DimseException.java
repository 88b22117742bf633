package io.yingdun.dicom.dimse;

import io.yingdun.dicom.data.DicomException;

/** An operation failed with this status: thrown by a handler to answer with it, or because the peer answered with it. */
public final class DimseException extends DicomException {

    private static final long serialVersionUID = 1L;

    private final transient Status status;

    public DimseException(Status status) {
        super("status " + status);
        this.status = status;
    }

    public Status status() {
        return status;
    }
}
