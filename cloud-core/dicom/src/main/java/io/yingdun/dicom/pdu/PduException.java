package io.yingdun.dicom.pdu;

import io.yingdun.dicom.data.DicomException;

/** Bytes that are no PDU of PS3.8. The connection cannot be read on; {@link #reason} is what the A-ABORT says. */
public final class PduException extends DicomException {

    private static final long serialVersionUID = 1L;

    private final long byteOffset;
    private final AAbort.Reason reason;

    /** @param byteOffset of the PDU or item at fault, from the first byte of the connection */
    PduException(long byteOffset, AAbort.Reason reason, String detail) {
        super(detail + " at byte " + byteOffset + " of the connection (PS3.8 §9.3)");
        this.byteOffset = byteOffset;
        this.reason = reason;
    }

    public long byteOffset() {
        return byteOffset;
    }

    public AAbort.Reason reason() {
        return reason;
    }
}
