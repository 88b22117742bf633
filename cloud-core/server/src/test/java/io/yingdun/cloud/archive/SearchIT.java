package io.yingdun.cloud.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Search by every key, names in both scripts, pages in a stable order. */
class SearchIT extends RunningCloud {

    private static final SpecificCharacterSet GB18030 = SpecificCharacterSet.of(List.of("GB18030"));

    @Autowired
    private Ingest ingest;

    @Autowired
    private ArchiveSearch search;

    private TestInstance send(TestInstance instance) {
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return instance;
    }

    private List<String> studies(TestInstance within, SearchKey key, String value, boolean fuzzy) {
        Map<SearchKey, String> keys = Map.of(
                key,
                value,
                SearchKey.STUDY_ID,
                within.dataSet().string(Tag.StudyID).orElse(""));
        return search.studies(new ArchiveQuery(keys, fuzzy, 100, 0)).stream()
                .map(Study::studyInstanceUid)
                .toList();
    }

    private static TestInstance marked() {
        return TestInstance.ofNewStudy().with(Tag.StudyID, "S" + System.nanoTime() % 1_000_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "Wang^XiaoDong, true",
        "wang^xiaodong^^, true",
        "WANG*, true",
        "Wang^*, true",
        "Wan*, true",
        "*dong, true",
        "W?ng^Xiao*, true",
        "王*, true",
        "王^小东, true",
        "*小东, true",
        "*东*, true",
        "Wang*=王*, true",
        "Wang*=李*, false",
        "Wang, false",
        "Li*, false",
        "*%*, false",
        "w, false"
    })
    void findsANameByEitherScript(String pattern, boolean found) {
        TestInstance sent = send(marked());
        assertThat(studies(sent, SearchKey.PATIENT_NAME, pattern, false)).hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "xiao wang, true",
        "wangxiaodong, true",
        "王小东, true",
        "小东, true",
        "wa, true",
        "dong, true",
        "zhang, false",
        "李, false"
    })
    void findsANameByTheBeginningsOfItsWords(String words, boolean found) {
        TestInstance sent = send(marked());
        assertThat(studies(sent, SearchKey.PATIENT_NAME, words, true)).hasSize(found ? 1 : 0);
    }

    @Test
    void findsNamesWhateverTheirCharacterSet() {
        List<TestInstance> sent = new ArrayList<>();
        for (String term : List.of("GB18030", "GBK", "ISO_IR 192")) {
            sent.add(TestInstance.ofNewStudy()
                    .inCharacterSet(SpecificCharacterSet.of(List.of(term)), term)
                    .with(Tag.PatientName, "Ou^YangDa=欧阳^大"));
        }
        sent.add(TestInstance.ofNewStudy()
                .inCharacterSet(SpecificCharacterSet.of(List.of("", "ISO 2022 IR 58")), "", "ISO 2022 IR 58")
                .with(Tag.PatientName, "Ou^YangDa=欧阳^大"));
        sent.add(TestInstance.ofNewStudy()
                .inCharacterSet(GB18030, "ISO_IR 100")
                .with(Tag.PatientName, "Ou^YangDa=欧阳^大"));
        for (TestInstance instance : sent) {
            send(instance.with(Tag.StudyID, "S18"));
        }
        for (String pattern : List.of("Ou^YangDa", "ou*", "欧阳*", "*阳^大")) {
            assertThat(studies(sent.get(0), SearchKey.PATIENT_NAME, pattern, false))
                    .as(pattern)
                    .hasSize(sent.size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "STUDY_DATE, 20251101, true",
        "STUDY_DATE, 20251031-20251101, true",
        "STUDY_DATE, -20251031, false",
        "STUDY_DATE, 20251101-, true",
        "STUDY_TIME, 08-09, true",
        "STUDY_TIME, 0815, true",
        "STUDY_TIME, 0816-, false",
        "ACCESSION_NUMBER, A77*, true",
        "ACCESSION_NUMBER, A7_1, false",
        "MODALITIES_IN_STUDY, CT, true",
        "MODALITIES_IN_STUDY, MR\\CT, true",
        "MODALITIES_IN_STUDY, MR, false",
        "MODALITIES_IN_STUDY, C?, true",
        "MODALITIES_IN_STUDY, MR\\C*, true",
        "MODALITIES_IN_STUDY, M*, false",
        "REFERRING_PHYSICIAN_NAME, Hou*, true",
        "STUDY_DESCRIPTION, *chest*, true",
        "PATIENT_SEX, F, true",
        "PATIENT_BIRTH_DATE, 19800101-19801231, true"
    })
    void findsAStudyByEachKey(String key, String value, boolean found) {
        TestInstance sent = send(marked().with(Tag.AccessionNumber, "A771")
                .with(Tag.ReferringPhysicianName, "House^Gregory")
                .with(Tag.StudyDescription, "CT Chest plain")
                .with(Tag.PatientSex, "F")
                .with(Tag.PatientBirthDate, "19800229"));
        assertThat(studies(sent, SearchKey.valueOf(key), value, false)).hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "MODALITY, CT, true",
        "MODALITY, MR, false",
        "MODALITY, C*, true",
        "MODALITY, MR\\?T, true",
        "MODALITY, C%, false",
        "SERIES_NUMBER, 4, true",
        "SERIES_NUMBER, four, false",
        "PERFORMED_PROCEDURE_STEP_START_DATE, 20251101, true",
        "SCHEDULED_PROCEDURE_STEP_ID, SPS1, true",
        "SCHEDULED_PROCEDURE_STEP_ID, SPS?, true",
        "REQUESTED_PROCEDURE_ID, RP1, true",
        "REQUESTED_PROCEDURE_ID, R*1, true",
        "REQUESTED_PROCEDURE_ID, R*2, false",
        "REQUESTED_PROCEDURE_ID, RP2, false"
    })
    void findsASeriesByEachKey(String key, String value, boolean found) {
        TestInstance sent = send(TestInstance.ofNewStudy()
                .with(Tag.SeriesNumber, "4")
                .with(Tag.PerformedProcedureStepStartDate, "20251101")
                .withItem(
                        Tag.RequestAttributesSequence,
                        new DataSet()
                                .put(ElementFactory.text(Tag.RequestedProcedureID, "RP1"))
                                .put(ElementFactory.text(Tag.ScheduledProcedureStepID, "SPS1"))));
        List<Series> series = search.series(ArchiveQuery.of(
                Map.of(SearchKey.STUDY_INSTANCE_UID, sent.studyUid(), SearchKey.valueOf(key), value), 10));
        assertThat(series).hasSize(found ? 1 : 0);
        assertThat(series).allSatisfy(s -> assertThat(s.requests()).containsExactly(new Series.Request("SPS1", "RP1")));
    }

    @ParameterizedTest
    @CsvSource({"épaule*, true", "EPAULE*, true", "*ct胸部*, true", "*ＣＴ胸部*, true", "*頭部*, false"})
    void findsADescriptionWhateverItsCaseWidthAndAccents(String pattern, boolean found) {
        TestInstance sent =
                send(marked().with(Tag.StudyDescription, "Épaule ＣＴ胸部").with(Tag.SeriesDescription, "Épaule ＣＴ胸部"));
        assertThat(studies(sent, SearchKey.STUDY_DESCRIPTION, pattern, false)).hasSize(found ? 1 : 0);
        assertThat(search.series(ArchiveQuery.of(
                        Map.of(SearchKey.STUDY_INSTANCE_UID, sent.studyUid(), SearchKey.SERIES_DESCRIPTION, pattern),
                        10)))
                .hasSize(found ? 1 : 0);
    }

    @Test
    void findsInstancesInTheOrderOfTheirNumbers() {
        TestInstance first = TestInstance.ofNewStudy().with(Tag.InstanceNumber, "10");
        List.of(first, first.sibling(9), first.sibling(100)).forEach(this::send);
        assertThat(search.instances(ArchiveQuery.of(Map.of(SearchKey.SERIES_INSTANCE_UID, first.seriesUid()), 10)))
                .extracting(Instance::instanceNumber)
                .containsExactly(9, 10, 100);
    }

    @Test
    void pagesHaveNoGapAndNoRepetition() {
        TestInstance first = marked();
        String id = first.dataSet().string(Tag.StudyID).orElseThrow();
        send(first);
        for (int i = 1; i < 7; i++) {
            send(TestInstance.ofNewStudy().with(Tag.StudyID, id).with(Tag.StudyDate, "2025110" + (1 + i % 3)));
        }
        List<String> all = new ArrayList<>();
        for (int offset = 0; offset < 7; offset += 3) {
            ArchiveQuery page = new ArchiveQuery(Map.of(SearchKey.STUDY_ID, id), false, 3, offset);
            search.studies(page).forEach(study -> all.add(study.studyInstanceUid()));
            assertThat(search.further(SearchLevel.STUDY, page, 100)).isEqualTo(Math.max(0, 4 - offset));
        }
        assertThat(all).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void refusesAKeyOfALevelBelow() {
        assertThatThrownBy(() -> search.studies(ArchiveQuery.of(Map.of(SearchKey.MODALITY, "CT"), 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
