package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person of the hospital may add to a study: what readers make of images, and nothing that could pass for one. */
class StaffStoreIT extends RunningCloud {

    @Autowired
    private Archive archive;

    private static TestInstance report(TestInstance image) {
        return TestInstance.ofSeries(image.studyUid(), TestInstance.newUid())
                .with(Tag.SOPClassUID, UID.ComprehensiveSRStorage)
                .with(Tag.Modality, "SR")
                .without(Tag.PixelData);
    }

    private TestInstance stored() {
        TestInstance image = TestInstance.ofNewStudy();
        assertThat(store(service(), image).status()).isEqualTo(200);
        open(image.studyUid(), "DOCTOR");
        return image;
    }

    private Answer storeAs(String role, TestInstance instance, String... path) {
        return loggedInAs(role)
                .post(
                        "/dicomweb/studies" + String.join("", path),
                        "application/dicom",
                        instance.file(),
                        "Accept",
                        "application/dicom+json");
    }

    @Test
    void aDoctorAddsAReportToAStudy() {
        TestInstance report = report(stored());
        assertThat(storeAs("DOCTOR", report, "/", report.studyUid()).status()).isEqualTo(200);
        assertThat(archive.instance(report.sopUid())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UID.Comprehensive3DSRStorage,
                UID.KeyObjectSelectionDocumentStorage,
                UID.GrayscaleSoftcopyPresentationStateStorage
            })
    void aDoctorAddsMeasurementsInSpaceKeyImagesAndPresentationStates(String sopClass) {
        TestInstance made = report(stored()).with(Tag.SOPClassUID, sopClass);
        assertThat(storeAs("DOCTOR", made, "/", made.studyUid()).status()).isEqualTo(200);
        assertThat(archive.instance(made.sopUid())).isPresent();
    }

    @Test
    void aDoctorAddsNoImage() {
        TestInstance image = stored().sibling(2);
        assertThat(storeAs("DOCTOR", image, "/", image.studyUid()).status()).isEqualTo(409);
        assertThat(archive.instance(image.sopUid())).isEmpty();
    }

    @Test
    void aDoctorAddsNoReportThatHasAPicture() {
        TestInstance report = report(stored()).pixels(16, 16);
        assertThat(storeAs("DOCTOR", report, "/", report.studyUid()).status()).isEqualTo(409);
        assertThat(archive.instance(report.sopUid())).isEmpty();
    }

    @Test
    void aDoctorAddsNoReportToAnotherStudyThanTheOneNamed() {
        TestInstance report = report(stored());
        assertThat(storeAs("DOCTOR", report, "/", stored().studyUid()).status()).isEqualTo(409);
        assertThat(archive.instance(report.sopUid())).isEmpty();
    }

    @Test
    void aDoctorMakesNoStudy() {
        TestInstance report = report(TestInstance.ofNewStudy());
        assertThat(storeAs("DOCTOR", report, "/", report.studyUid()).status()).isEqualTo(404);
        assertThat(storeAs("DOCTOR", report).code()).isEqualTo("forbidden");
        assertThat(archive.instance(report.sopUid())).isEmpty();
    }

    @Test
    void anAdministratorAddsNothing() {
        TestInstance report = report(stored());
        assertThat(storeAs("ADMINISTRATOR", report, "/", report.studyUid()).code())
                .isEqualTo("forbidden");
    }
}
