package io.yingdun.dicom.codec;

import io.yingdun.dicom.data.DicomException;

/** Pixel data that is broken, contradicts its description, or is coded in a way that is not decoded here. */
public final class CodecException extends DicomException {

    private static final long serialVersionUID = 1L;

    public CodecException(String message) {
        super(message);
    }

    public CodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
