package io.yingdun.dicom.io;

import io.yingdun.dicom.dictionary.TransferSyntax;

/** How elements are written (PS3.5 §7.1): with their VR or without, and in which byte order. */
public record Encoding(boolean explicitVR, boolean bigEndian) {

    public static final Encoding IMPLICIT_LITTLE = new Encoding(false, false);
    public static final Encoding EXPLICIT_LITTLE = new Encoding(true, false);
    public static final Encoding EXPLICIT_BIG = new Encoding(true, true);

    public static Encoding of(TransferSyntax transferSyntax) {
        return new Encoding(transferSyntax.explicitVR(), transferSyntax.bigEndian());
    }
}
