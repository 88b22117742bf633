package io.yingdun.dicom.codec;

import io.yingdun.dicom.dictionary.TransferSyntax.Compression;
import java.util.Arrays;

/** The decoders in Java on any bytes; the first byte picks one. */
public final class FrameFuzz {

    private static final Compression[] IN_JAVA = {
        Compression.RLE, Compression.JPEG, Compression.JPEG_LOSSLESS, Compression.JPEG_LS
    };

    private FrameFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        int samples = (bytes[0] & 4) == 0 ? 1 : 3;
        int allocated = (bytes[0] & 8) == 0 ? 8 : 16;
        ImagePixel image = new ImagePixel(
                16,
                16,
                samples,
                allocated,
                allocated,
                allocated - 1,
                false,
                false,
                samples == 1 ? "MONOCHROME2" : "RGB",
                1);
        try {
            Decoders.decode(Arrays.copyOfRange(bytes, 1, bytes.length), image, IN_JAVA[bytes[0] & 3], false);
        } catch (CodecException e) {
            // what broken frames are meant to give
        }
    }
}
