package io.yingdun.cloud.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.audit.AuditActor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is whom: two persons stay two, and what does not fit together becomes a task and is never dropped. */
class PatientConflictIT extends RunningCloud {

    @Autowired
    private Ingest ingest;

    @Autowired
    private Archive archive;

    @Autowired
    private Conflicts conflicts;

    @Autowired
    private Corrections corrections;

    private TestInstance send(TestInstance instance) {
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return instance;
    }

    private Patient patientOf(TestInstance instance) {
        return archive.study(instance.studyUid()).orElseThrow().patient();
    }

    private static TestInstance sameStudy(TestInstance first) {
        return TestInstance.ofSeries(first.studyUid(), first.seriesUid()).with(Tag.PatientID, first.patientId());
    }

    @Test
    void theSameIdFromTwoIssuersIsTwoPersons() {
        TestInstance x =
                send(TestInstance.ofNewStudy().with(Tag.PatientID, "1001").with(Tag.IssuerOfPatientID, "X"));
        TestInstance y =
                send(TestInstance.ofNewStudy().with(Tag.PatientID, "1001").with(Tag.IssuerOfPatientID, "Y"));
        assertThat(patientOf(x).id()).isNotEqualTo(patientOf(y).id());
    }

    @Test
    void theSameIdFromOneIssuerIsOnePerson() {
        TestInstance first = send(TestInstance.ofNewStudy().with(Tag.IssuerOfPatientID, "X"));
        TestInstance second = send(
                TestInstance.ofNewStudy().with(Tag.PatientID, first.patientId()).with(Tag.IssuerOfPatientID, "X"));
        assertThat(patientOf(first)).isEqualTo(patientOf(second));
    }

    @Test
    void studiesWithoutIdAreNotOnePerson() {
        TestInstance one = send(TestInstance.ofNewStudy().without(Tag.PatientID));
        TestInstance other = send(TestInstance.ofNewStudy().without(Tag.PatientID));
        assertThat(patientOf(one).id()).isNotEqualTo(patientOf(other).id());
    }

    @Test
    void aLaterImageOfAnotherIssuerIsStoredAndParkedWithATask() {
        TestInstance first = send(TestInstance.ofNewStudy().with(Tag.IssuerOfPatientID, "X"));
        TestInstance later = send(sameStudy(first).with(Tag.IssuerOfPatientID, "Y"));

        assertThat(archive.instance(later.sopUid())).isPresent();
        assertThat(patientOf(first).issuer()).isEqualTo("X");
        assertThat(conflicts.ofStudy(first.studyUid())).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.OTHER_PATIENT);
            assertThat(conflict.found().issuer()).isEqualTo("Y");
            assertThat(conflict.sopInstanceUid()).isEqualTo(later.sopUid());
        });
    }

    @Test
    void moreImagesOfTheSameKindDoNotMakeMoreTasks() {
        TestInstance first = send(TestInstance.ofNewStudy());
        for (int i = 0; i < 3; i++) {
            send(sameStudy(first).with(Tag.PatientID, "somebody else"));
        }
        assertThat(conflicts.ofStudy(first.studyUid()))
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.occurrences()).isEqualTo(3));
    }

    @Test
    void anImageThatNamesNoIssuerContradictsNobody() {
        TestInstance first = send(TestInstance.ofNewStudy().with(Tag.IssuerOfPatientID, "X"));
        send(sameStudy(first));
        assertThat(conflicts.ofStudy(first.studyUid())).isEmpty();
    }

    @Test
    void theSameIdWithoutIssuerOfAnotherPersonIsATask() {
        TestInstance first = send(TestInstance.ofNewStudy().with(Tag.PatientBirthDate, "19800229"));
        TestInstance second = send(TestInstance.ofNewStudy()
                .with(Tag.PatientID, first.patientId())
                .with(Tag.PatientName, "Li^Na=李^娜")
                .with(Tag.PatientBirthDate, "19950706"));
        assertThat(archive.study(second.studyUid())).isPresent();
        assertThat(conflicts.ofStudy(first.studyUid())).isEmpty();
        assertThat(conflicts.ofStudy(second.studyUid())).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.SAME_ID);
            assertThat(conflict.found().name()).isEqualTo("Li^Na=李^娜");
            assertThat(conflict.found().birthDate()).isEqualTo("19950706");
        });
    }

    @Test
    void anotherPersonsImageInTheSameStudyIsATaskThoughTheIdIsTheSame() {
        TestInstance first = send(TestInstance.ofNewStudy());
        send(sameStudy(first).with(Tag.PatientName, "Li^Na"));
        send(sameStudy(first).with(Tag.PatientName, "Li^Na"));
        assertThat(conflicts.ofStudy(first.studyUid())).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.SAME_ID);
            assertThat(conflict.occurrences()).isEqualTo(2);
        });
    }

    @Test
    void anotherSpellingOfTheNameIsNoTask() {
        TestInstance first = send(TestInstance.ofNewStudy());
        TestInstance second = send(
                TestInstance.ofNewStudy().with(Tag.PatientID, first.patientId()).with(Tag.PatientName, "王小东"));
        send(sameStudy(second).with(Tag.PatientName, "WANG XIAODONG"));
        assertThat(conflicts.ofStudy(second.studyUid())).isEmpty();
    }

    @Test
    void aNameThatAPersonHasReplacedIsNoTaskWhenItComesAgain() {
        TestInstance first = send(TestInstance.ofNewStudy());
        corrections.describe(
                patientOf(first).id(), "Qian^Duoduo", "", "", "typed wrong", new AuditActor("nurse", "STAFF", ""));
        send(sameStudy(first));
        assertThat(conflicts.ofStudy(first.studyUid())).isEmpty();
    }

    @Test
    void otherBytesOfAKnownUidAreATaskToo() {
        TestInstance first = send(TestInstance.ofNewStudy());
        new Sender(ingest).send(first.with(Tag.StudyDescription, "changed"));
        assertThat(conflicts.ofStudy(first.studyUid()))
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.OTHER_BYTES);
    }

    @Test
    void aResolvedTaskIsGoneUntilItShowsAgain() {
        TestInstance first = send(TestInstance.ofNewStudy());
        send(sameStudy(first).with(Tag.PatientID, "somebody else"));
        List<Conflict> open = conflicts.ofStudy(first.studyUid());
        conflicts.resolve(open.get(0).id(), "typed wrong at the modality", new AuditActor("nurse", "STAFF", ""));
        assertThat(conflicts.ofStudy(first.studyUid())).isEmpty();
        send(sameStudy(first).with(Tag.PatientID, "somebody else"));
        assertThat(conflicts.ofStudy(first.studyUid())).hasSize(1);
    }
}
