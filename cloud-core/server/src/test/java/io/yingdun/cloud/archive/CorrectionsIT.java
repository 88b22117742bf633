package io.yingdun.cloud.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.problem.ProblemException;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Merge, ID change, attribute correction, another patient for a study; each can be taken back. */
class CorrectionsIT extends RunningCloud {

    private static final AuditActor CLERK = new AuditActor("clerk", "STAFF", "192.0.2.7");

    @Autowired
    private Ingest ingest;

    @Autowired
    private Archive archive;

    @Autowired
    private ArchiveSearch search;

    @Autowired
    private Conflicts conflicts;

    @Autowired
    private Corrections corrections;

    private TestInstance send(TestInstance instance) {
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return instance;
    }

    private TestInstance sendNew() {
        return send(TestInstance.ofNewStudy());
    }

    private Patient patientOf(TestInstance instance) {
        return archive.study(instance.studyUid()).orElseThrow().patient();
    }

    private long idOf(TestInstance instance) {
        return patientOf(instance).id();
    }

    private Correction merge(TestInstance one, TestInstance into) {
        return corrections.merge(idOf(one), idOf(into), "registered twice", CLERK);
    }

    private static void assertRefused(String code, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void mergedPatientsAreOne() {
        TestInstance twice = sendNew();
        TestInstance once = sendNew();
        merge(twice, once);
        assertThat(patientOf(twice)).isEqualTo(patientOf(once));
        assertThat(patientOf(twice).patientId()).isEqualTo(once.patientId());
    }

    @Test
    void whatComesLaterUnderTheMergedIdIsTheOnePatientsToo() {
        TestInstance twice = sendNew();
        TestInstance once = sendNew();
        merge(twice, once);
        TestInstance later = send(TestInstance.ofNewStudy().with(Tag.PatientID, twice.patientId()));
        assertThat(patientOf(later)).isEqualTo(patientOf(once));
        TestInstance sameStudy = send(
                TestInstance.ofSeries(twice.studyUid(), TestInstance.newUid()).with(Tag.PatientID, twice.patientId()));
        assertThat(conflicts.ofStudy(sameStudy.studyUid())).isEmpty();
    }

    @Test
    void aMergeTakenBackGivesEachStudyToWhomItsObjectsName() {
        TestInstance twice = sendNew();
        TestInstance once = sendNew();
        long before = idOf(twice);
        Correction merge = merge(twice, once);
        TestInstance later = send(TestInstance.ofNewStudy().with(Tag.PatientID, twice.patientId()));
        corrections.undo(merge.id(), CLERK);
        assertThat(idOf(twice)).isEqualTo(before);
        assertThat(idOf(later)).isEqualTo(before);
        assertThat(patientOf(once).patientId()).isEqualTo(once.patientId());
    }

    @Test
    void mergesCanFollowEachOther() {
        TestInstance a = sendNew();
        TestInstance b = sendNew();
        TestInstance c = sendNew();
        Correction first = merge(a, b);
        Correction second = merge(b, c);
        assertThat(patientOf(a)).isEqualTo(patientOf(c));
        assertRefused("later-correction", () -> corrections.undo(first.id(), CLERK));
        corrections.undo(second.id(), CLERK);
        assertThat(patientOf(a).patientId()).isEqualTo(b.patientId());
        corrections.undo(first.id(), CLERK);
        assertThat(patientOf(a).patientId()).isEqualTo(a.patientId());
    }

    @Test
    void nobodyIsMergedWithThemselves() {
        TestInstance one = sendNew();
        assertRefused("self-merge", () -> merge(one, one));
    }

    @Test
    void mergesDoNotRunInARing() {
        TestInstance a = sendNew();
        TestInstance b = sendNew();
        long patientA = idOf(a);
        long patientB = idOf(b);
        merge(a, b);
        assertRefused("merge-cycle", () -> corrections.merge(patientB, patientA, "back again", CLERK));
    }

    @Test
    void aMergedPatientIsNobodyAnyMore() {
        TestInstance a = sendNew();
        TestInstance b = sendNew();
        TestInstance c = sendNew();
        long patientA = idOf(a);
        merge(a, b);
        assertRefused("merged-already", () -> corrections.merge(patientA, idOf(c), "once more", CLERK));
    }

    @Test
    void aPatientIsFoundUnderTheNewIdAndByObjectsUnderTheOldOne() {
        TestInstance sent = sendNew();
        String newId = "N" + sent.patientId();
        Correction change = corrections.changeId(idOf(sent), newId, "", "typed wrong", CLERK);
        assertThat(patientOf(sent).patientId()).isEqualTo(newId);
        TestInstance later = send(TestInstance.ofNewStudy().with(Tag.PatientID, sent.patientId()));
        assertThat(patientOf(later)).isEqualTo(patientOf(sent));
        corrections.undo(change.id(), CLERK);
        assertThat(patientOf(sent).patientId()).isEqualTo(sent.patientId());
        assertThat(patientOf(later)).isEqualTo(patientOf(sent));
    }

    @Test
    void anIdThatSomebodyElseHasIsNotGivenTwice() {
        TestInstance one = sendNew();
        TestInstance other = sendNew();
        assertRefused(
                "patient-id-taken", () -> corrections.changeId(idOf(one), other.patientId(), "", "typed wrong", CLERK));
    }

    @Test
    void aCorrectedNameIsFoundAndTheOldOneIsNot() {
        TestInstance sent = sendNew();
        Correction edit =
                corrections.describe(idOf(sent), "Qian^Duoduo=钱^多多", "19990101", "F", "wrong person typed", CLERK);
        assertThat(foundByName(sent, "钱*")).isTrue();
        assertThat(foundByName(sent, "王*")).isFalse();
        corrections.undo(edit.id(), CLERK);
        assertThat(foundByName(sent, "王*")).isTrue();
    }

    private boolean foundByName(TestInstance sent, String name) {
        return !search.studies(ArchiveQuery.of(
                        Map.of(SearchKey.STUDY_INSTANCE_UID, sent.studyUid(), SearchKey.PATIENT_NAME, name), 1))
                .isEmpty();
    }

    @Test
    void aStudyIsGivenToAnotherPatientAndBack() {
        TestInstance sent = sendNew();
        TestInstance other = sendNew();
        Correction move = corrections.moveStudy(sent.studyUid(), idOf(other), "wrong worklist entry", CLERK);
        assertThat(patientOf(sent)).isEqualTo(patientOf(other));
        corrections.undo(move.id(), CLERK);
        assertThat(patientOf(sent).patientId()).isEqualTo(sent.patientId());
    }

    @Test
    void whatWasTakenBackIsNotTakenBackAgain() {
        Correction merge = merge(sendNew(), sendNew());
        corrections.undo(merge.id(), CLERK);
        assertRefused("undone-already", () -> corrections.undo(merge.id(), CLERK));
    }

    @Test
    void correctionsAreListedWithTheirReason() {
        Correction merge = merge(sendNew(), sendNew());
        assertThat(corrections.newest(50, 0)).contains(merge);
        assertThat(merge.reason()).isEqualTo("registered twice");
    }
}
