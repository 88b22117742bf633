package io.yingdun.cloud.dicomweb;

import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import java.util.Map;

/**
 * How frames or pixel data travel (PS3.18 8.7.3.3, table 8.7.3-5).
 *
 * @param mediaType of each part, or of the only one
 * @param transferSyntax UID that goes with it
 * @param decoded the stored frame is decompressed, into pixels in little endian
 * @param multipart in {@code multipart/related}, else the one frame alone
 */
record FrameForm(String mediaType, String transferSyntax, boolean decoded, boolean multipart) {

    static final String OCTETS = "application/octet-stream";

    private static final Map<TransferSyntax.Compression, String> CODED = Map.of(
            TransferSyntax.Compression.RLE, "image/dicom-rle",
            TransferSyntax.Compression.JPEG, "image/jpeg",
            TransferSyntax.Compression.JPEG_LOSSLESS, "image/jpeg",
            TransferSyntax.Compression.JPEG_LS, "image/jls",
            TransferSyntax.Compression.JPEG_2000, "image/jp2",
            TransferSyntax.Compression.HTJ2K, "image/jphc",
            TransferSyntax.Compression.JPEG_XL, "image/jxl",
            TransferSyntax.Compression.VIDEO, "video/mp4");

    /** Raw pixels in explicit VR little endian. */
    static FrameForm raw(boolean multipart) {
        return new FrameForm(OCTETS, UID.ExplicitVRLittleEndian, true, multipart);
    }

    /** The code stream as it is stored; of native pixels, those pixels. */
    static FrameForm asStored(TransferSyntax stored, boolean multipart) {
        String type = mediaTypeOf(stored);
        return stored.encapsulated() && stored.compression() != TransferSyntax.Compression.ENCAPSULATED_UNCOMPRESSED
                ? new FrameForm(type, stored.uid(), false, multipart)
                : raw(multipart);
    }

    /** PS3.18 table 8.7.3-5; 1.2.840.10008.1.2.4.92 and .93 have a name of their own. */
    static String mediaTypeOf(TransferSyntax syntax) {
        if (syntax.uid().equals(UID.JPEG2000MCLossless) || syntax.uid().equals(UID.JPEG2000MC)) {
            return "image/jpx";
        }
        return CODED.getOrDefault(syntax.compression(), OCTETS);
    }

    /** What tells the bytes of this form from those of the others in an ETag. */
    String etagPart() {
        return (decoded ? "-raw" : "") + (multipart ? "-parts" : "");
    }

    String contentType() {
        return mediaType + "; transfer-syntax=" + transferSyntax;
    }
}
