package io.yingdun.dicom.codec.jpeg;

import java.io.IOException;

/** A code stream that is broken or of a kind that is not decoded. */
public final class JpegException extends IOException {

    private static final long serialVersionUID = 1L;

    JpegException(int offset, String detail) {
        super("JPEG: " + detail + " at byte " + offset + " of the code stream");
    }
}
