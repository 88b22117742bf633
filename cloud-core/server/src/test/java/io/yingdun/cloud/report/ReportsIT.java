package io.yingdun.cloud.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which version counts, and whose a report is. */
class ReportsIT extends RunningCloud {

    private static final AuditActor BY = new AuditActor("HIS|H", "HL7", "192.0.2.7");

    @Autowired
    private Reports reports;

    @Autowired
    private Archive archive;

    @Autowired
    private Corrections corrections;

    private final String accession = TestInstance.newUid().substring(18);
    private final TestInstance images = TestInstance.ofNewStudy().with(Tag.AccessionNumber, accession);

    @BeforeEach
    void storeImages() {
        assertThat(store(service(), images).status()).isEqualTo(200);
    }

    private ReportKey key(String number) {
        Patient patient = archive.study(images.studyUid()).orElseThrow().patient();
        return new ReportKey(patient.issuer(), patient.patientId(), accession, number);
    }

    private boolean take(ReportStatus status, String reportedAt, long message, String impression) {
        return reports.take(
                key("R1"),
                new ReportContent(status, "", "CT", "", impression, "", null, "", "", "", reportedAt),
                message,
                BY);
    }

    private String shown() {
        return reports.of(archive.study(images.studyUid()).orElseThrow()).stream()
                .map(report -> report.status() + " " + report.impression())
                .reduce("", (before, next) -> before + next);
    }

    @Test
    void ofTwoOfOneTimeTheLaterMessageCounts() {
        take(ReportStatus.FINAL, "20260105101500", 1, "first");
        assertThat(take(ReportStatus.CORRECTED, "20260105101500", 2, "second")).isTrue();
        assertThat(shown()).isEqualTo("CORRECTED second");
    }

    @Test
    void anEarlierMessageThatIsAppliedLateDoesNotCount() {
        take(ReportStatus.CANCELLED, "", 2, "");
        assertThat(take(ReportStatus.FINAL, "", 1, "withdrawn")).isFalse();
        assertThat(shown()).startsWith("CANCELLED");
    }

    @Test
    void aTimeToTheDayIsNotOlderThanOneToTheSecondOfThatDay() {
        take(ReportStatus.FINAL, "20260105101500", 1, "first");
        assertThat(take(ReportStatus.CORRECTED, "20260105", 2, "second")).isTrue();
    }

    @Test
    void aDraftNeverHidesWhatWasVerified() {
        take(ReportStatus.FINAL, "20260105101500", 1, "first");
        assertThat(take(ReportStatus.PRELIMINARY, "20260106101500", 2, "draft")).isFalse();
        assertThat(shown()).isEqualTo("FINAL first");
    }

    @Test
    void aLaterDraftTakesThePlaceOfWhatWasTakenBack() {
        take(ReportStatus.CANCELLED, "20260105101500", 1, "");
        assertThat(take(ReportStatus.PRELIMINARY, "20260105101500", 2, "draft")).isFalse();
        assertThat(take(ReportStatus.PRELIMINARY, "20260106", 3, "draft")).isTrue();
    }

    @Test
    void goesWithItsPatientIntoAMergeAndBack() {
        take(ReportStatus.FINAL, "20260105101500", 1, "first");
        Patient own = archive.study(images.studyUid()).orElseThrow().patient();
        Patient other = corrections.register(
                "P" + TestInstance.newUid().substring(18), own.issuer(), own.name(), "", "", "test", BY);
        long merge = corrections.merge(own.id(), other.id(), "test", BY).id();
        assertThat(shown()).isEqualTo("FINAL first");
        take(ReportStatus.CORRECTED, "20260106", 2, "second");
        corrections.undo(merge, BY);
        assertThat(shown()).isEqualTo("CORRECTED second");
    }

    @Test
    void isNeverTurnedIntoAnotherPatients() {
        take(ReportStatus.FINAL, "", 1, "first");
        ReportKey own = key("R1");
        ReportKey stolen = new ReportKey(own.issuer(), "SOMEBODY-ELSE", accession, "R1");
        ReportContent content = new ReportContent(ReportStatus.CORRECTED, "", "CT", "", "x", "", null, "", "", "", "");
        assertThatThrownBy(() -> reports.take(stolen, content, 2, BY)).isInstanceOf(ProblemException.class);
    }
}
