package io.yingdun.cloud.archive;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads by UID. Arrays come as texts whose values are separated by {@code \}, which no DICOM value may hold. */
@Mapper
interface ArchiveMapper {

    String STUDY = """
            s.id, s.study_instance_uid, s.patient as patient_number, p.patient_id, p.issuer, p.name as patient_name,
            p.birth_date, p.sex, s.study_date, s.study_time, s.accession_number, s.study_id, s.study_description,
            s.referring_physician, s.timezone_offset, array_to_string(s.modalities, '\\') as modalities,
            s.series_count, s.instance_count, s.revision, s.received_at, s.changed_at
            """;

    String STUDY_TABLES = " from archive_study s join archive_patient p on p.id = s.patient ";

    String SERIES = """
            e.id, s.study_instance_uid, e.series_instance_uid, e.modality, e.series_number, e.series_description,
            e.body_part_examined, e.laterality, e.performed_start_date, e.performed_start_time,
            array_to_string(e.scheduled_procedure_step_ids, '\\') as scheduled_procedure_step_ids,
            array_to_string(e.requested_procedure_ids, '\\') as requested_procedure_ids, e.instance_count
            """;

    String SERIES_TABLES = " from archive_series e join archive_study s on s.id = e.study ";

    String INSTANCE = """
            i.id, s.study_instance_uid, e.series_instance_uid, i.sop_instance_uid, i.sop_class_uid,
            i.transfer_syntax_uid, i.instance_number, i."rows", i."columns", i.bits_allocated, i.number_of_frames,
            i.location, i.size, encode(i.sha256, 'hex') as sha256, i.received_at, i.source
            """;

    String INSTANCE_TABLES = " from archive_instance i join archive_series e on e.id = i.series"
            + " join archive_study s on s.id = i.study ";

    /** By number within the series where there is one; ties by UID, so that the order never changes. */
    String INSTANCE_ORDER = " order by i.instance_number nulls last, i.sop_instance_uid collate \"C\"";

    record StudyRow(
            long id,
            String studyInstanceUid,
            long patientNumber,
            String patientId,
            String issuer,
            String patientName,
            String birthDate,
            String sex,
            String studyDate,
            String studyTime,
            String accessionNumber,
            String studyId,
            String studyDescription,
            String referringPhysician,
            String timezoneOffset,
            String modalities,
            int seriesCount,
            int instanceCount,
            long revision,
            Instant receivedAt,
            Instant changedAt) {

        Study study() {
            return new Study(
                    id,
                    studyInstanceUid,
                    new Patient(patientNumber, patientId, issuer, patientName, birthDate, sex),
                    studyDate,
                    studyTime,
                    accessionNumber,
                    studyId,
                    studyDescription,
                    referringPhysician,
                    timezoneOffset,
                    values(modalities),
                    seriesCount,
                    instanceCount,
                    revision,
                    receivedAt,
                    changedAt);
        }
    }

    record SeriesRow(
            long id,
            String studyInstanceUid,
            String seriesInstanceUid,
            String modality,
            @Nullable Integer seriesNumber,
            String seriesDescription,
            String bodyPartExamined,
            String laterality,
            String performedStartDate,
            String performedStartTime,
            String scheduledProcedureStepIds,
            String requestedProcedureIds,
            int instanceCount) {

        Series series() {
            List<String> steps = values(scheduledProcedureStepIds);
            List<String> procedures = values(requestedProcedureIds);
            int requests = Math.min(steps.size(), procedures.size());
            return new Series(
                    id,
                    studyInstanceUid,
                    seriesInstanceUid,
                    modality,
                    seriesNumber,
                    seriesDescription,
                    bodyPartExamined,
                    laterality,
                    performedStartDate,
                    performedStartTime,
                    java.util.stream.IntStream.range(0, requests)
                            .mapToObj(n -> new Series.Request(steps.get(n), procedures.get(n)))
                            .toList(),
                    instanceCount);
        }
    }

    record InstanceRow(
            long id,
            String studyInstanceUid,
            String seriesInstanceUid,
            String sopInstanceUid,
            String sopClassUid,
            String transferSyntaxUid,
            @Nullable Integer instanceNumber,
            @Nullable Integer rows,
            @Nullable Integer columns,
            @Nullable Integer bitsAllocated,
            @Nullable Integer numberOfFrames,
            String location,
            long size,
            @Nullable String sha256,
            Instant receivedAt,
            String source) {

        Instance instance() {
            return new Instance(
                    id,
                    studyInstanceUid,
                    seriesInstanceUid,
                    sopInstanceUid,
                    sopClassUid,
                    transferSyntaxUid,
                    instanceNumber,
                    rows,
                    columns,
                    bitsAllocated,
                    numberOfFrames,
                    io.yingdun.cloud.storage.Location.parse(location),
                    size,
                    sha256,
                    receivedAt,
                    source);
        }
    }

    private static List<String> values(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\\\\", -1));
    }

    @Select("select " + STUDY + STUDY_TABLES + "where s.study_instance_uid = #{studyUid}")
    @Nullable
    StudyRow study(String studyUid);

    @Select("select " + STUDY + STUDY_TABLES + "where s.study_instance_uid ="
            + " any(#{studyUids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})")
    List<StudyRow> studies(@Param("studyUids") String[] studyUids);

    @Select("select " + SERIES + SERIES_TABLES + "where s.study_instance_uid = #{studyUid}"
            + " order by e.series_number nulls last, e.series_instance_uid")
    List<SeriesRow> seriesOf(String studyUid);

    @Select("select " + SERIES + SERIES_TABLES
            + "where s.study_instance_uid = #{studyUid} and e.series_instance_uid = #{seriesUid}")
    @Nullable
    SeriesRow series(@Param("studyUid") String studyUid, @Param("seriesUid") String seriesUid);

    @Select("select " + SERIES + SERIES_TABLES + "where e.series_instance_uid ="
            + " any(#{seriesUids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})")
    List<SeriesRow> seriesByUid(@Param("seriesUids") String[] seriesUids);

    @Select("select " + INSTANCE + INSTANCE_TABLES + "where s.study_instance_uid = #{studyUid}"
            + " order by e.series_number nulls last, e.series_instance_uid, i.instance_number nulls last,"
            + " i.sop_instance_uid")
    List<InstanceRow> instancesOfStudy(String studyUid);

    @Select("select " + INSTANCE + INSTANCE_TABLES
            + "where s.study_instance_uid = #{studyUid} and e.series_instance_uid = #{seriesUid}" + INSTANCE_ORDER)
    List<InstanceRow> instancesOfSeries(@Param("studyUid") String studyUid, @Param("seriesUid") String seriesUid);

    @Select("select " + INSTANCE + INSTANCE_TABLES + "where i.sop_instance_uid = #{sopUid}")
    @Nullable
    InstanceRow instance(String sopUid);

    @Select("select " + INSTANCE + INSTANCE_TABLES + "where i.id ="
            + " any(#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})")
    List<InstanceRow> instancesById(@Param("ids") Long[] ids);

    /** MyBatis takes a method that returns an array for one that returns many rows. */
    record Content(byte[] bytes) {}

    @Select("select frames as bytes from archive_instance where id = #{id} and frames is not null")
    @Nullable
    Content frames(long id);

    @Select("select header as bytes from archive_instance_header where instance = #{id}")
    @Nullable
    Content header(long id);
}
