package io.yingdun.cloud.dicomweb;

import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a part of bulk data is by its media type (PS3.18 8.7.3.3, table 8.7.3-5).
 *
 * @param syntax of the compressed frame that it is; null for a value in little endian as it is
 */
record BulkForm(@Nullable TransferSyntax syntax) {

    /** The transfer syntax of a compressed frame whose part does not name it. */
    private static final Map<String, String> USUAL_SYNTAX = Map.of(
            "image/jpeg", UID.JPEGLosslessSV1,
            "image/dicom-rle", UID.RLELossless,
            "image/jls", UID.JPEGLSLossless,
            "image/jp2", UID.JPEG2000Lossless,
            "image/jpx", UID.JPEG2000MCLossless,
            "image/jphc", UID.HTJ2KLossless,
            "image/jxl", UID.JPEGXLLossless);

    /** @return empty for what no object can be made of: another type, or a syntax that is not the type's */
    static Optional<BulkForm> of(MediaRange part) {
        Optional<String> named = part.parameter("transfer-syntax");
        if (part.is(FrameForm.OCTETS)) {
            return TransferSyntax.known(named.orElse(UID.ExplicitVRLittleEndian))
                    .filter(syntax -> !syntax.encapsulated() && !syntax.bigEndian() && !syntax.deflated())
                    .map(syntax -> new BulkForm(null));
        }
        String type = Negotiation.presentName(part.type());
        return named.or(() -> Optional.ofNullable(USUAL_SYNTAX.get(type)))
                .flatMap(TransferSyntax::known)
                .filter(syntax -> USUAL_SYNTAX.containsKey(type))
                .filter(syntax -> FrameForm.mediaTypeOf(syntax).equals(type))
                .map(BulkForm::new);
    }
}
