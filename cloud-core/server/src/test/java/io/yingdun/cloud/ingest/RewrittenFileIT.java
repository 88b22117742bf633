package io.yingdun.cloud.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.archive.Conflict;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.ingest.IngestOutcome.Result;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.testkit.ApiClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A PACS writes other content into a file: what the index says, what is served and what the audit log has follows. */
class RewrittenFileIT extends InPlaceFolder {

    @Test
    void aChangedFileIsDescribedAnew() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = indexed("1", sent);
        rewrite(file, sent.with(Tag.StudyDescription, "corrected by the PACS"));
        assertThat(archive.headerOf(instance(sent)).orElseThrow()).contains("corrected by the PACS");
        assertThat(instance(sent).size()).isEqualTo(Files.size(file));
    }

    private void rewrite(Path file, TestInstance changed) throws Exception {
        Files.write(file, changed.file());
        assertThat(index(file).result()).isEqualTo(Result.DUPLICATE);
    }

    @Test
    void studySeriesPatientAndInstanceAreDescribedAsTheChangedFileSays() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = indexed("1", sent);
        rewrite(
                file,
                sent.with(Tag.PatientName, "Zhao^Min=赵^敏")
                        .with(Tag.PatientBirthDate, "19900101")
                        .with(Tag.StudyDescription, "Épaule")
                        .with(Tag.Modality, "MR")
                        .with(Tag.InstanceNumber, "7")
                        .frames(3, 8, 4));

        Study study = archive.study(sent.studyUid()).orElseThrow();
        assertThat(study.patient().name()).isEqualTo("Zhao^Min=赵^敏");
        assertThat(study.patient().birthDate()).isEqualTo("19900101");
        assertThat(study.studyDescription()).isEqualTo("Épaule");
        assertThat(study.modalities()).containsExactly("MR");
        assertThat(archive.seriesOf(sent.studyUid()).get(0).modality()).isEqualTo("MR");
        assertThat(instance(sent).instanceNumber()).isEqualTo(7);
        assertThat(instance(sent).numberOfFrames()).isEqualTo(3);
        assertThat(instance(sent).rows()).isEqualTo(8);
        assertThat(instance(sent).columns()).isEqualTo(4);
        assertThat(service()
                        .get("/dicomweb/studies?StudyInstanceUID=" + sent.studyUid() + "&PatientName=赵*")
                        .text())
                .contains("Zhao^Min");
    }

    @Test
    void aChangedFileIsFiledUnderTheStudyAndSeriesThatItNamesNow() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        TestInstance stays = sent.sibling(2);
        String before = sent.studyUid();
        Path file = indexed("1", sent);
        indexed("2", stays);
        rewrite(
                file,
                sent.with(Tag.StudyInstanceUID, TestInstance.newUid())
                        .with(Tag.SeriesInstanceUID, TestInstance.newUid()));

        assertThat(archive.study(before).orElseThrow().instanceCount()).isEqualTo(1);
        assertThat(archive.study(sent.studyUid()).orElseThrow().instanceCount()).isEqualTo(1);
        assertThat(archive.instancesOf(sent.studyUid(), sent.seriesUid()))
                .extracting(Instance::sopInstanceUid)
                .containsExactly(sent.sopUid());

        indexed("2", stays.with(Tag.StudyInstanceUID, sent.studyUid()));
        assertThat(archive.study(before)).isEmpty();
        assertThat(archive.study(sent.studyUid()).orElseThrow().seriesCount()).isEqualTo(2);
    }

    @Test
    void aStudyGoesToThePatientWhomItsOnlyFileNamesNow() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = indexed("1", sent);
        rewrite(file, sent.with(Tag.PatientID, "P" + TestInstance.newUid()).with(Tag.PatientName, "Zhao^Min"));
        Patient patient = archive.study(sent.studyUid()).orElseThrow().patient();
        assertThat(patient.patientId()).isEqualTo(sent.patientId());
        assertThat(patient.name()).isEqualTo("Zhao^Min");
        assertThat(conflicts.ofStudy(sent.studyUid())).isEmpty();
    }

    @Test
    void aFileThatNamesAnotherPatientThanTheRestOfItsStudyIsATask() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = indexed("1", sent);
        indexed("2", sent.sibling(2));
        String before = sent.patientId();
        rewrite(file, sent.with(Tag.PatientID, "P" + TestInstance.newUid()));
        assertThat(archive.study(sent.studyUid()).orElseThrow().patient().patientId())
                .isEqualTo(before);
        assertThat(conflicts.ofStudy(sent.studyUid()))
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.OTHER_PATIENT);
    }

    @Test
    void whatAPersonHasPutRightOutlivesAChangeOfTheFile() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = indexed("1", sent);
        long patient = archive.study(sent.studyUid()).orElseThrow().patient().id();
        corrections.describe(patient, "Qian^Duoduo", "", "", "wrong person typed", AuditActor.SYSTEM);
        rewrite(file, sent.with(Tag.PatientSex, "F"));
        assertThat(archive.study(sent.studyUid()).orElseThrow().patient().name())
                .isEqualTo("Qian^Duoduo");
    }

    @Test
    void otherPixelsOfTheSameSizeAreServedAtOnceAndNotWhatACacheHolds() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = indexed("1", sent);
        String path = sent.path();
        ApiClient.Answer first = service().get(path + "/frames/1", "Accept", "application/octet-stream");
        byte[] thumbnail = service().get(path + "/thumbnail").body();
        byte[] changed = sent.file();
        java.util.Arrays.fill(changed, changed.length - 300, changed.length, (byte) 5);
        Files.write(file, changed);
        index(file);

        ApiClient.Answer again = service()
                .get(path + "/frames/1", "Accept", "application/octet-stream", "If-None-Match", first.header("ETag"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isNotEqualTo(first.body());
        assertThat(service().get(path + "/thumbnail").body()).isNotEqualTo(thumbnail);
    }

    @Test
    void aChangeOfAFileStandsInTheAuditLogWithWhatItWasBefore() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = indexed("1", sent);
        long before = Files.size(file);
        rewrite(file, sent.with(Tag.StudyDescription, "corrected by the PACS"));
        assertThat(changesOf(sent))
                .singleElement()
                .asString()
                .contains(
                        "\"instance\":\"" + sent.sopUid(),
                        "\"formerSize\":" + before,
                        "\"size\":" + Files.size(file),
                        "\"formerHeaderSha256\"",
                        "\"headerSha256\"");
    }

    @Test
    void aFileThatIsOnlyLookedIntoAgainHasNotChanged() throws Exception {
        TestInstance sent = TestInstance.ofNewStudy();
        Path file = indexed("1", sent);
        index(file);
        assertThat(changesOf(sent)).isEmpty();
    }
}
