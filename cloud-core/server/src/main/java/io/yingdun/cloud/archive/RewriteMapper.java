package io.yingdun.cloud.archive;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Describes instances by other bytes than before. A {@code row} is a JSON array of one of {@link IndexRows}. */
@Mapper
interface RewriteMapper {

    /**
     * An instance as it was.
     *
     * @param alone no other instance is in its study
     * @param asNamed the study is the patient's whom its objects name, and no person has given it to another
     */
    record Former(
            long study,
            long series,
            String studyInstanceUid,
            String seriesInstanceUid,
            String location,
            long size,
            @Nullable String sha256,
            String transferSyntaxUid,
            byte[] header,
            boolean alone,
            boolean asNamed) {}

    @Select("""
            select i.study, i.series, s.study_instance_uid, e.series_instance_uid, i.location, i.size,
              encode(i.sha256, 'hex') as sha256, i.transfer_syntax_uid, h.header, s.instance_count = 1 as alone,
              s.patient = coalesce(p.merged_into, p.id) as as_named
            from archive_instance i join archive_instance_header h on h.instance = i.id
            join archive_series e on e.id = i.series join archive_study s on s.id = i.study
            join archive_patient p on p.id = s.named_patient
            where i.sop_instance_uid = #{sopInstanceUid} for update of i
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Former former(String sopInstanceUid);

    /** The study is the patient's whom the row names. */
    @Update("""
            with r as (
              select * from json_to_recordset(#{row}::json) as r(
                patient_id text, issuer text, only_study text, patient_name text, patient_search text,
                patient_tokens text[], birth_date text, sex text)),
            named as (
              insert into archive_patient as p (
                patient_id, issuer, only_study, name, name_search, name_tokens, birth_date, sex)
              select patient_id, issuer, only_study, patient_name, patient_search, patient_tokens, birth_date, sex from r
              on conflict (patient_id, issuer, only_study) do update set issuer = excluded.issuer
              returning coalesce(p.merged_into, p.id) as patient, p.id)
            update archive_study s set patient = named.patient, named_patient = named.id from named where s.id = #{study}
            """)
    void giveToNamed(@Param("study") long study, @Param("row") String row);

    /** Study and series of the row are there. */
    @Update("""
            with r as (
              select * from json_to_recordset(#{row}::json) as r(
                study_uid text, series_uid text, sop_uid text, class_uid text,
            """ + IndexMapper.INSTANCE_IN_ROW + """
            )),
            changed as (
              update archive_instance i set study = s.id, series = e.id, sop_class_uid = r.class_uid,
                transfer_syntax_uid = r.transfer_syntax, instance_number = r.instance_number, "rows" = r."rows",
                "columns" = r."columns", bits_allocated = r.bits_allocated, number_of_frames = r.number_of_frames,
                location = r.location, size = r.size, sha256 = decode(r.sha256, 'hex'), file_changed = r.file_changed,
                frames = decode(r.frames, 'base64'), received_at = r.received_at, source = r.source
              from r join archive_study s on s.study_instance_uid = r.study_uid
              join archive_series e on e.study = s.id and e.series_instance_uid = r.series_uid
              where i.sop_instance_uid = r.sop_uid returning i.id),
            described as (
              update archive_instance_header h set header = decode(r.header, 'base64')
              from changed, r where h.instance = changed.id)
            update archive_study s set revision = revision + 1, changed_at = r.received_at
            from r where s.study_instance_uid = r.study_uid
            """)
    void describe(@Param("row") String row);

    @Update("""
            update archive_study s set study_date = r.study_date, study_time = r.study_time,
              accession_number = r.accession_number, study_id = r.study_id, study_description = r.study_description,
              study_description_search = r.study_description_search, referring_physician = r.referring_physician,
              referring_search = r.referring_search, referring_tokens = r.referring_tokens,
              timezone_offset = r.timezone_offset
            from json_to_recordset(#{row}::json) as r(
              study_uid text, study_date text, study_time text, accession_number text, study_id text,
              study_description text, study_description_search text, referring_physician text, referring_search text,
              referring_tokens text[], timezone_offset text)
            where s.study_instance_uid = r.study_uid
            """)
    void describeStudy(String row);

    @Update("""
            update archive_series e set modality = r.modality, series_number = r.series_number,
              series_description = r.series_description, series_description_search = r.series_description_search,
              body_part_examined = r.body_part, laterality = r.laterality, performed_start_date = r.performed_date,
              performed_start_time = r.performed_time, scheduled_procedure_step_ids = r.step_ids,
              requested_procedure_ids = r.procedure_ids
            from json_to_recordset(#{row}::json) as r(
              study_uid text, series_uid text, modality text, series_number int, series_description text,
              series_description_search text, body_part text, laterality text, performed_date text, performed_time text,
              step_ids text[], procedure_ids text[])
            join archive_study s on s.study_instance_uid = r.study_uid
            where e.study = s.id and e.series_instance_uid = r.series_uid
            """)
    void describeSeries(String row);

    /** Only where the patient is described as the file was before: what a person has put right stays. */
    @Update("""
            update archive_patient p set name = r.patient_name, name_search = r.patient_search,
              name_tokens = r.patient_tokens, birth_date = r.birth_date, sex = r.sex
            from json_to_recordset(#{row}::json) as r(
              patient_id text, issuer text, only_study text, patient_name text, patient_search text,
              patient_tokens text[], birth_date text, sex text)
            where p.patient_id = r.patient_id and p.issuer = r.issuer and p.only_study = r.only_study
              and p.name_search = #{search} and p.birth_date = #{birthDate} and p.sex = #{sex}
            """)
    void describePatient(
            @Param("row") String row,
            @Param("search") String formerSearch,
            @Param("birthDate") String formerBirthDate,
            @Param("sex") String formerSex);

    @Update("""
            update archive_conflict c set study = i.study from archive_instance i
            where i.sop_instance_uid = #{sopInstanceUid} and c.sop_instance_uid = i.sop_instance_uid
              and c.kind = 'OTHER_BYTES'
            """)
    void takeTasksAlong(String sopInstanceUid);
}
