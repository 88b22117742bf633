package io.yingdun.dicom.io;

import io.yingdun.dicom.dictionary.Dictionary;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.VR;
import java.io.IOException;
import java.util.Optional;

/**
 * Tells from the first element how a data set is encoded. The first group of a data set is small (0008, rarely 0004 to
 * 0040), so that its two bytes show the byte order; two capitals after the tag that name a VR show an explicit one.
 */
final class EncodingGuess {

    private static final int HIGHEST_FIRST_GROUP = 0x0100;

    private EncodingGuess() {}

    /** Empty when the next bytes are not the start of a data set. */
    static Optional<TransferSyntax> of(DicomInput in) throws IOException {
        if (!in.has(8)) {
            return Optional.empty();
        }
        boolean bigEndian = in.peekShort(0, false) > in.peekShort(0, true) && in.peek(0) == 0;
        int tag = in.peekTag(bigEndian);
        int group = tag >>> 16;
        if (group == 0 || group >= HIGHEST_FIRST_GROUP) {
            return Optional.empty();
        }
        VR vr = VR.ofCode(in.peek(4), in.peek(5));
        if (vr != null) {
            return Optional.of(
                    bigEndian ? TransferSyntax.EXPLICIT_VR_BIG_ENDIAN : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
        long length = in.peekInt(4, false) & ElementHeader.UNDEFINED;
        boolean plausible = Dictionary.standard().vrOf(tag) != null
                && (length == ElementHeader.UNDEFINED || in.mayReach(in.position() + 8 + length));
        return bigEndian || !plausible ? Optional.empty() : Optional.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }
}
