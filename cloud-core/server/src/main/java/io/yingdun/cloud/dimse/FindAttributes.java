package io.yingdun.cloud.dimse;

import static java.util.Map.entry;

import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.Series;
import io.yingdun.cloud.archive.Study;
import io.yingdun.dicom.dictionary.Tag;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What the index knows of each level, by tag, as texts. An empty list is an attribute that the objects do not have. */
final class FindAttributes {

    /** Of the patient alone, counted over all of its studies. */
    static final Map<Integer, Function<List<Study>, List<String>>> PATIENT = Map.ofEntries(
            entry(Tag.NumberOfPatientRelatedStudies, studies -> List.of("" + studies.size())),
            entry(Tag.NumberOfPatientRelatedSeries, studies -> sum(studies, Study::seriesCount)),
            entry(Tag.NumberOfPatientRelatedInstances, studies -> sum(studies, Study::instanceCount)),
            entry(Tag.PatientName, studies -> List.of(studies.get(0).patient().name())),
            entry(Tag.PatientID, studies -> List.of(studies.get(0).patient().patientId())),
            entry(
                    Tag.IssuerOfPatientID,
                    studies -> List.of(studies.get(0).patient().issuer())),
            entry(
                    Tag.PatientBirthDate,
                    studies -> List.of(studies.get(0).patient().birthDate())),
            entry(Tag.PatientSex, studies -> List.of(studies.get(0).patient().sex())));

    static final Map<Integer, Function<Study, List<String>>> STUDY = Map.ofEntries(
            entry(Tag.StudyDate, study -> List.of(study.studyDate())),
            entry(Tag.StudyTime, study -> List.of(study.studyTime())),
            entry(Tag.AccessionNumber, study -> List.of(study.accessionNumber())),
            entry(Tag.StudyID, study -> List.of(study.studyId())),
            entry(Tag.StudyDescription, study -> List.of(study.studyDescription())),
            entry(Tag.ReferringPhysicianName, study -> List.of(study.referringPhysician())),
            entry(Tag.ModalitiesInStudy, Study::modalities),
            entry(Tag.TimezoneOffsetFromUTC, study -> List.of(study.timezoneOffset())),
            entry(Tag.NumberOfStudyRelatedSeries, study -> number(study.seriesCount())),
            entry(Tag.NumberOfStudyRelatedInstances, study -> number(study.instanceCount())));

    static final Map<Integer, Function<Series, List<String>>> SERIES = Map.ofEntries(
            entry(Tag.Modality, series -> List.of(series.modality())),
            entry(Tag.SeriesNumber, series -> number(series.seriesNumber())),
            entry(Tag.SeriesDescription, series -> List.of(series.seriesDescription())),
            entry(Tag.BodyPartExamined, series -> List.of(series.bodyPartExamined())),
            entry(Tag.Laterality, series -> List.of(series.laterality())),
            entry(Tag.PerformedProcedureStepStartDate, series -> List.of(series.performedStartDate())),
            entry(Tag.PerformedProcedureStepStartTime, series -> List.of(series.performedStartTime())),
            entry(Tag.NumberOfSeriesRelatedInstances, series -> number(series.instanceCount())));

    static final Map<Integer, Function<Instance, List<String>>> INSTANCE = Map.ofEntries(
            entry(Tag.SOPInstanceUID, instance -> List.of(instance.sopInstanceUid())),
            entry(Tag.SOPClassUID, instance -> List.of(instance.sopClassUid())),
            entry(Tag.InstanceNumber, instance -> number(instance.instanceNumber())),
            entry(Tag.Rows, instance -> number(instance.rows())),
            entry(Tag.Columns, instance -> number(instance.columns())),
            entry(Tag.BitsAllocated, instance -> number(instance.bitsAllocated())),
            entry(Tag.NumberOfFrames, instance -> number(instance.numberOfFrames())),
            entry(Tag.AvailableTransferSyntaxUID, instance -> List.of(instance.transferSyntaxUid())));

    private FindAttributes() {}

    private static List<String> number(@Nullable Integer number) {
        return number == null ? List.of() : List.of(number.toString());
    }

    private static List<String> sum(List<Study> studies, ToIntFunction<Study> count) {
        return number(studies.stream().mapToInt(count).sum());
    }
}
