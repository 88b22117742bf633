package io.yingdun.dicom.service.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import org.junit.jupiter.api.Test;

class StorageClassesTest {

    @Test
    void holdsImagesReportsAndEverythingElseThatIsKept() {
        assertThat(StorageClasses.SOP_CLASSES)
                .contains(
                        UID.CTImageStorage,
                        UID.EncapsulatedPDFStorage,
                        UID.EnhancedSRStorage,
                        UID.HangingProtocolStorage,
                        UID.DigitalXRayImageStorageForPresentation)
                .hasSizeGreaterThan(150)
                .doesNotHaveDuplicates();
    }

    @Test
    void holdsNothingThatIsAskedOrCommitted() {
        assertThat(StorageClasses.SOP_CLASSES)
                .doesNotContain(
                        UID.Verification,
                        UID.StorageCommitmentPushModel,
                        UID.MediaStorageDirectoryStorage,
                        UID.StudyRootQueryRetrieveInformationModelFind);
    }

    @Test
    void holdsEveryTransferSyntaxThatCanBeRead() {
        assertThat(StorageClasses.TRANSFER_SYNTAXES)
                .contains(
                        TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
                        TransferSyntax.EXPLICIT_VR_BIG_ENDIAN,
                        TransferSyntax.of(UID.JPEG2000),
                        TransferSyntax.of(UID.RLELossless))
                .hasSizeGreaterThan(25);
    }
}
