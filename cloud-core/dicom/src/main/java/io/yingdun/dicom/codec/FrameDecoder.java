package io.yingdun.dicom.codec;

/** Decodes one frame's bytes. Implementations have no state and take any bytes: broken ones give a {@link CodecException}. */
interface FrameDecoder {

    /** Raw values in the layout of {@link StoredFrame#values}: not yet masked to bits stored, not sign-extended. */
    int[] decode(byte[] frame, ImagePixel image) throws CodecException;
}
