package io.yingdun.cloud.dicomweb;

import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import java.util.Optional;

/**
 * A way in which a client takes whole instances (PS3.18 8.7.3).
 *
 * @param multipart in {@code multipart/related}, else the one instance alone
 * @param transferSyntax a UID, or {@link #ANY}
 */
record InstanceForm(boolean multipart, String transferSyntax) {

    static final String ANY = "*";
    static final String DICOM = "application/dicom";

    /**
     * The syntax in which an instance travels in this form: as it is stored where that may be, else explicit VR little
     * endian where the client takes that. Implicit VR and big endian never travel over the web (PS3.18 8.7.3.4).
     *
     * @return empty when this form does not fit
     */
    Optional<TransferSyntax> travels(TransferSyntax stored) {
        boolean fitForTheWeb = stored.explicitVR() && !stored.bigEndian();
        if (transferSyntax.equals(stored.uid()) || transferSyntax.equals(ANY) && fitForTheWeb) {
            return fitForTheWeb ? Optional.of(stored) : Optional.empty();
        }
        boolean takesPlain = transferSyntax.equals(ANY) || transferSyntax.equals(UID.ExplicitVRLittleEndian);
        return takesPlain && stored.compression() != TransferSyntax.Compression.VIDEO
                ? Optional.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)
                : Optional.empty();
    }
}
