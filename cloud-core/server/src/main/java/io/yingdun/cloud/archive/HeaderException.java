package io.yingdun.cloud.archive;

import java.io.IOException;

/** Why an object cannot be archived whatever is done with its bytes. */
public final class HeaderException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Which rule it breaks. */
    public enum Kind {
        /** No DICOM at all. */
        NOT_DICOM,
        /** The data set breaks off or contradicts itself. */
        BROKEN,
        /** Study, Series, SOP Instance or SOP Class UID is missing or no UID. */
        UID
    }

    private final Kind kind;
    private final long offset;

    HeaderException(Kind kind, long offset, String message) {
        super(message);
        this.kind = kind;
        this.offset = offset;
    }

    public Kind kind() {
        return kind;
    }

    /** Of the faulty byte, counted from the first of the object; -1 where no place can be named. */
    public long offset() {
        return offset;
    }
}
