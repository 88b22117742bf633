package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.dictionary.UID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferedContextsTest {

    private static final String VENDORS_OWN = "1.3.12.2.1107.5.9.1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                UID.CTImageStorage,
                UID.EncapsulatedPDFStorage,
                UID.RTBeamsDeliveryInstructionStorage,
                VENDORS_OWN
            })
    void takeEveryObjectOfAStudy(String sopClass) {
        assertThat(OfferedContexts.isStorage(sopClass)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UID.Verification,
                UID.StudyRootQueryRetrieveInformationModelFind,
                UID.ModalityWorklistInformationModelFind,
                UID.HangingProtocolStorage,
                UID.StorageCommitmentPushModel
            })
    void takeNothingElseForStorage(String sopClass) {
        assertThat(OfferedContexts.isStorage(sopClass)).isFalse();
    }
}
