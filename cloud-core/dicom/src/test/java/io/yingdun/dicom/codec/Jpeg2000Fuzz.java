package io.yingdun.dicom.codec;

import io.yingdun.dicom.dictionary.TransferSyntax.Compression;
import io.yingdun.dicom.testkit.Fuzzing;

/** Fuzzing of the decoder in native code, whose coverage Jazzer does not see; see {@link Fuzzing}. */
public final class Jpeg2000Fuzz {

    private static final int LARGEST_SIDE = 512;

    private Jpeg2000Fuzz() {}

    /** Whatever the bytes are, with an object that fits what they say: a frame or a typed exception. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            CodeStreamHeader header = CodeStreamHeader.of(bytes);
            if (header.width() < 1
                    || header.width() > LARGEST_SIDE
                    || header.height() < 1
                    || header.height() > LARGEST_SIDE
                    || header.precision() > 16) {
                return;
            }
            int allocated = header.precision() > 8 ? 16 : 8;
            ImagePixel image = new ImagePixel(
                    (int) header.height(),
                    (int) header.width(),
                    header.components(),
                    allocated,
                    header.precision(),
                    header.precision() - 1,
                    header.signed(),
                    false,
                    header.components() == 1 ? "MONOCHROME2" : "RGB",
                    1);
            Decoders.decode(bytes, image, Compression.JPEG_2000, false);
        } catch (CodecException e) {
            // what broken frames are meant to give
        }
    }
}
