package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** DCMTK's findscu asks. */
class DcmtkQueryIT extends DcmtkPeer {

    private record Answers(String output, List<DataSet> matches) {

        DataSet only() {
            assertThat(matches).as(output).hasSize(1);
            return matches.get(0);
        }
    }

    private Answers find(String model, String level, String... keys) throws IOException, InterruptedException {
        return findAs("DCMTK", model, level, keys);
    }

    private Answers findAs(String aeTitle, String model, String level, String... keys)
            throws IOException, InterruptedException {
        Path received = subfolder("found" + System.nanoTime());
        List<String> words = new ArrayList<>(List.of(model, "-X", "-od", received.toString()));
        words.addAll(List.of("-k", "QueryRetrieveLevel=" + level));
        for (String key : keys) {
            words.addAll(List.of("-k", key));
        }
        Dcmtk.Outcome outcome = askAs(aeTitle, "findscu", words.toArray(String[]::new));
        return new Answers(outcome.output(), dataSets(received));
    }

    private static String text(DataSet dataSet, int tag) {
        return dataSet.string(tag).orElse("");
    }

    @Test
    void findsAStudyByItsPatientsIdAndReturnsWhatWasAskedFor() throws IOException, InterruptedException {
        TestInstance instance = TestInstance.ofNewStudy();
        archive(instance, instance.sibling(2));
        DataSet study = find(
                        "-S",
                        "STUDY",
                        "PatientID=" + instance.patientId(),
                        "PatientName",
                        "StudyInstanceUID",
                        "ModalitiesInStudy",
                        "NumberOfStudyRelatedInstances",
                        "InstitutionName")
                .only();
        assertThat(text(study, Tag.StudyInstanceUID)).isEqualTo(instance.studyUid());
        assertThat(text(study, Tag.PatientName)).isEqualTo("Wang^XiaoDong=王^小东");
        assertThat(text(study, Tag.SpecificCharacterSet)).isEqualTo("ISO_IR 192");
        assertThat(text(study, Tag.ModalitiesInStudy)).isEqualTo("CT");
        assertThat(text(study, Tag.NumberOfStudyRelatedInstances)).isEqualTo("2");
        assertThat(text(study, Tag.RetrieveAETitle)).isEqualTo("YINGDUN");
        assertThat(text(study, Tag.QueryRetrieveLevel)).isEqualTo("STUDY");
        assertThat(study.contains(Tag.InstitutionName)).isTrue();
        assertThat(study.contains(Tag.StudyDate)).isFalse();
    }

    @Test
    void findsByNamesWithoutRegardToCaseAndByRangesOfDates() throws IOException, InterruptedException {
        TestInstance instance = TestInstance.ofNewStudy().with(Tag.PatientName, "Queries^Lower");
        archive(instance);
        String uid = "StudyInstanceUID=" + instance.studyUid();
        assertThat(find("-S", "STUDY", uid, "PatientName=qUERIES*").matches()).hasSize(1);
        assertThat(find("-S", "STUDY", uid, "PatientName=Other*").matches()).isEmpty();
        assertThat(find("-S", "STUDY", uid, "StudyDate=20251001-20251101").matches())
                .hasSize(1);
        assertThat(find("-S", "STUDY", uid, "StudyDate=20251102-").matches()).isEmpty();
    }

    @Test
    void goesDownToSeriesAndImages() throws IOException, InterruptedException {
        TestInstance instance = TestInstance.ofNewStudy().with(Tag.SeriesDescription, "axial");
        archive(instance, instance.sibling(2));
        DataSet series = find(
                        "-S",
                        "SERIES",
                        "StudyInstanceUID=" + instance.studyUid(),
                        "SeriesInstanceUID",
                        "SeriesDescription",
                        "NumberOfSeriesRelatedInstances",
                        "PatientID")
                .only();
        assertThat(text(series, Tag.SeriesInstanceUID)).isEqualTo(instance.seriesUid());
        assertThat(text(series, Tag.SeriesDescription)).isEqualTo("axial");
        assertThat(text(series, Tag.NumberOfSeriesRelatedInstances)).isEqualTo("2");
        assertThat(text(series, Tag.PatientID)).isEqualTo(instance.patientId());
        List<DataSet> images = find(
                        "-S",
                        "IMAGE",
                        "StudyInstanceUID=" + instance.studyUid(),
                        "SeriesInstanceUID=" + instance.seriesUid(),
                        "SOPInstanceUID",
                        "InstanceNumber",
                        "Rows",
                        "Modality")
                .matches();
        assertThat(images).extracting(image -> text(image, Tag.InstanceNumber)).containsExactly("1", "2");
        assertThat(images).allSatisfy(image -> {
            assertThat(image.integer(Tag.Rows)).hasValue(16);
            assertThat(text(image, Tag.Modality)).isEqualTo("CT");
        });
    }

    @Test
    void givesEachPatientOnceWithAllItsStudiesCounted() throws IOException, InterruptedException {
        TestInstance first = TestInstance.ofNewStudy();
        TestInstance second = TestInstance.ofNewStudy().with(Tag.PatientID, first.patientId());
        archive(first, second);
        DataSet patient = find(
                        "-P",
                        "PATIENT",
                        "PatientID=" + first.patientId(),
                        "PatientSex",
                        "NumberOfPatientRelatedStudies",
                        "StudyInstanceUID")
                .only();
        assertThat(text(patient, Tag.NumberOfPatientRelatedStudies)).isEqualTo("2");
        assertThat(text(patient, Tag.StudyInstanceUID)).isEmpty();
    }

    @Test
    void knowsNoPatientsInStudyRoot() throws IOException, InterruptedException {
        assertThat(find("-S", "PATIENT", "PatientID=1").output()).contains("DataSetDoesNotMatchSOPClass");
    }

    @Test
    void saysThatAKeyWasNotMatched() throws IOException, InterruptedException {
        TestInstance instance = TestInstance.ofNewStudy();
        archive(instance);
        Answers answers = find("-S", "STUDY", "StudyInstanceUID=" + instance.studyUid(), "InstitutionName=Elsewhere");
        assertThat(answers.matches()).hasSize(1);
        assertThat(answers.output()).contains("WarningUnsupportedOptionalKeys");
    }

    @Test
    void neverGivesAPartForTheWhole() throws IOException, InterruptedException {
        TestInstance first = TestInstance.ofNewStudy();
        archive(first);
        for (int number = 2; number <= 21; number++) {
            archive(first.sibling(number));
        }
        Answers answers = find("-S", "IMAGE", "SeriesInstanceUID=" + first.seriesUid(), "SOPInstanceUID");
        assertThat(answers.matches()).hasSize(20);
        assertThat(answers.output()).contains("Refused: OutOfResources");
    }

    @Test
    void countsNobodysStudiesFromAPartOfThem() throws IOException, InterruptedException {
        TestInstance first = TestInstance.ofNewStudy();
        archive(first);
        for (int number = 2; number <= 21; number++) {
            archive(TestInstance.ofNewStudy().with(Tag.PatientID, first.patientId()));
        }
        Answers answers = find("-P", "PATIENT", "PatientID=" + first.patientId(), "NumberOfPatientRelatedStudies");
        assertThat(answers.matches()).isEmpty();
        assertThat(answers.output()).contains("Refused: OutOfResources");
    }

    @Test
    void writesGb18030ForAPeerThatKnowsNoUtf8() throws IOException, InterruptedException {
        ApiClient administrator = loggedInAs("ADMINISTRATOR");
        administrator.post(
                "/api/peers",
                Map.of(
                        "aeTitle", "OLDPACS",
                        "host", "localhost",
                        "port", 104,
                        "rights", List.of("QUERY"),
                        "characterSet", "GB18030"));
        TestInstance instance = TestInstance.ofNewStudy();
        archive(instance);
        DataSet study = findAs("OLDPACS", "-S", "STUDY", "StudyInstanceUID=" + instance.studyUid(), "PatientName")
                .only();
        assertThat(text(study, Tag.SpecificCharacterSet)).isEqualTo("GB18030");
        assertThat(text(study, Tag.PatientName)).isEqualTo("Wang^XiaoDong=王^小东");
        assertThat(study.get(Tag.PatientName))
                .isEqualTo(ElementFactory.text(
                        Tag.PatientName, VR.PN, SpecificCharacterSet.GB18030, List.of("Wang^XiaoDong=王^小东")));
    }
}
