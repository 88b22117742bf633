package io.yingdun.cloud.archive;

import io.yingdun.cloud.storage.Location;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Writes new instances. */
@Mapper
interface IndexMapper {

    /**
     * One statement, and so one round trip and one transaction, for any number of instances: what exists of patient, study
     * and series is found, the rest is made, an instance whose SOP Instance UID is known is passed over, and a patient who
     * is not the study's is parked as a conflict. The commit does not wait for the disk, but where bytes come again that were
     * to be removed: after a crash they would be taken for what is still to be removed. Whatever two of these have in common
     * they lock in the same order.
     *
     * @param rows one JSON object an instance; see {@link ArchiveIndex}
     * @return the numbers {@code n} of the rows that became instances
     */
    @Select("""
            with incoming as materialized (
              select * from json_to_recordset(#{rows}::json) as r(
                n int, study_uid text, series_uid text, sop_uid text, class_uid text,
                patient_id text, issuer text, only_study text, patient_name text, patient_search text,
                patient_tokens text[], birth_date text, sex text,
                study_date text, study_time text, accession_number text, study_id text, study_description text,
                referring_physician text, referring_search text, referring_tokens text[], timezone_offset text,
                modality text, series_number int, series_description text, body_part text, laterality text,
                performed_date text, performed_time text, step_ids text[], procedure_ids text[],
                transfer_syntax text, instance_number int, "rows" int, "columns" int, bits_allocated int,
                number_of_frames int, location text, size bigint, sha256 text, frames text, header text,
                received_at timestamptz, source text)),
            wanted_again as (
              delete from archive_freed where location in (select location from incoming) returning location),
            study_known as materialized (
              select s.id, s.study_instance_uid as uid, s.patient from archive_study s
              where s.study_instance_uid in (select study_uid from incoming)),
            study_first as materialized (
              select distinct on (i.study_uid) i.* from incoming i
              where not exists (select from study_known k where k.uid = i.study_uid)
              order by i.study_uid, i.n),
            patient_made as (
              insert into archive_patient as p (
                patient_id, issuer, only_study, name, name_search, name_tokens, birth_date, sex)
              select distinct on (patient_id, issuer, only_study)
                patient_id, issuer, only_study, patient_name, patient_search, patient_tokens, birth_date, sex
              from study_first order by patient_id, issuer, only_study, n
              on conflict (patient_id, issuer, only_study) do update set
                name = case when p.name = '' then excluded.name else p.name end,
                name_search = case when p.name = '' then excluded.name_search else p.name_search end,
                name_tokens = case when p.name = '' then excluded.name_tokens else p.name_tokens end,
                birth_date = case when p.birth_date = '' then excluded.birth_date else p.birth_date end,
                sex = case when p.sex = '' then excluded.sex else p.sex end
              returning coalesce(p.merged_into, p.id) as id, p.id as named, patient_id, issuer, only_study),
            study_made as (
              insert into archive_study (
                study_instance_uid, patient, named_patient, study_date, study_time, accession_number, study_id, study_description,
                referring_physician, referring_search, referring_tokens, timezone_offset, received_at, changed_at)
              select f.study_uid, p.id, p.named, f.study_date, f.study_time, f.accession_number, f.study_id,
                f.study_description, f.referring_physician, f.referring_search, f.referring_tokens,
                f.timezone_offset, f.received_at, f.received_at
              from study_first f join patient_made p using (patient_id, issuer, only_study)
              order by f.study_uid
              on conflict (study_instance_uid) do update set study_instance_uid = excluded.study_instance_uid
              returning id, study_instance_uid as uid, patient),
            study as materialized (select * from study_known union all select * from study_made),
            series_wanted as materialized (
              select distinct on (s.id, i.series_uid) s.id as study, i.* from incoming i
              join study s on s.uid = i.study_uid order by s.id, i.series_uid, i.n),
            series_known as materialized (
              select e.id, e.study, e.series_instance_uid as uid from archive_series e
              join series_wanted w on e.study = w.study and e.series_instance_uid = w.series_uid),
            series_made as (
              insert into archive_series (
                study, series_instance_uid, modality, series_number, series_description, body_part_examined,
                laterality, performed_start_date, performed_start_time, scheduled_procedure_step_ids,
                requested_procedure_ids)
              select w.study, w.series_uid, w.modality, w.series_number, w.series_description, w.body_part,
                w.laterality, w.performed_date, w.performed_time, w.step_ids, w.procedure_ids
              from series_wanted w
              where not exists (select from series_known k where k.study = w.study and k.uid = w.series_uid)
              order by w.study, w.series_uid
              on conflict (study, series_instance_uid) do update
                set series_instance_uid = excluded.series_instance_uid
              returning id, study, series_instance_uid as uid),
            series as (select * from series_known union all select * from series_made),
            made as (
              insert into archive_instance (
                study, series, sop_instance_uid, sop_class_uid, transfer_syntax_uid, instance_number, "rows",
                "columns", bits_allocated, number_of_frames, location, size, sha256, frames, received_at, source)
              select s.id, e.id, i.sop_uid, i.class_uid, i.transfer_syntax, i.instance_number, i."rows",
                i."columns", i.bits_allocated, i.number_of_frames, i.location, i.size, decode(i.sha256, 'hex'),
                decode(i.frames, 'base64'), i.received_at, i.source
              from incoming i
              join study s on s.uid = i.study_uid
              join series e on e.study = s.id and e.uid = i.series_uid
              order by i.sop_uid
              on conflict (sop_instance_uid) do nothing
              returning id, study, sop_instance_uid as uid),
            header_made as (
              insert into archive_instance_header (instance, header)
              select m.id, decode(i.header, 'base64') from made m join incoming i on i.sop_uid = m.uid),
            patient_known as (
              select p.id, p.patient_id, p.issuer, p.only_study from archive_patient p
              where p.id in (select patient from study)
              union all select id, patient_id, issuer, only_study from patient_made),
            conflict_made as (
              insert into archive_conflict as c (
                kind, study, sop_instance_uid, found_patient_id, found_issuer, found_name, occurrences,
                first_seen, last_seen)
              select 'OTHER_PATIENT', s.id, min(i.sop_uid), i.patient_id, i.issuer, min(i.patient_name), count(*),
                min(i.received_at), max(i.received_at)
              from made m
              join incoming i on i.sop_uid = m.uid
              join study s on s.id = m.study
              where i.patient_id <> ''
                and not exists (
                  select from patient_known p where p.id = s.patient and p.patient_id = i.patient_id
                    and (p.issuer = i.issuer or p.issuer = '' or i.issuer = ''))
                and not exists (
                  select from archive_patient a where a.merged_into = s.patient and a.patient_id = i.patient_id
                    and (a.issuer = i.issuer or a.issuer = '' or i.issuer = ''))
              group by s.id, i.patient_id, i.issuer order by s.id, i.patient_id, i.issuer
              on conflict (study, found_patient_id, found_issuer)
                where kind = 'OTHER_PATIENT' and resolved_at is null
              do update set occurrences = c.occurrences + excluded.occurrences, last_seen = excluded.last_seen)
            select i.n from incoming i join made m on m.uid = i.sop_uid
            where set_config('synchronous_commit', case when exists (select from wanted_again)
                then current_setting('synchronous_commit') else 'off' end, true) is not null
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Integer> insert(@Param("rows") String rows);

    @Select("""
            select location, size, encode(sha256, 'hex') as sha256 from archive_instance
            where sop_instance_uid = #{sopInstanceUid}
            """)
    @Nullable
    KnownRow known(String sopInstanceUid);

    @Select("""
            select l.sha256
            from unnest(#{hashes, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}::text[],
                #{uids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}::text[]) as l(sha256, uid)
            join archive_instance i on i.sop_instance_uid = l.uid
            where i.sha256 = decode(l.sha256, 'hex') or exists (
              select from archive_instance_version v where v.instance = i.id and v.sha256 = decode(l.sha256, 'hex'))
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<String> named(@Param("hashes") String[] hashes, @Param("uids") String[] uids);

    /**
     * Makes this transaction's commit wait for the disk, though it changed nothing, and on a server whose setting is
     * otherwise; and with its own record all earlier ones are written (PostgreSQL's manual, "Asynchronous Commit").
     */
    @Select("""
            select set_config('synchronous_commit', case current_setting('synchronous_commit') when 'off' then 'on'
                else current_setting('synchronous_commit') end, true) || pg_logical_emit_message(true, 'yingdun', '')
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    String flushWithCommit();

    record KnownRow(String location, long size, @Nullable String sha256) {

        IndexResult.Known known() {
            return new IndexResult.Known(Location.parse(location), size, sha256);
        }
    }

    @Select("select true from archive_instance_version where sha256 = decode(#{sha256}, 'hex') and instance ="
            + " (select id from archive_instance where sop_instance_uid = #{sopInstanceUid})")
    @Nullable
    Boolean knowsVersion(@Param("sopInstanceUid") String sopInstanceUid, @Param("sha256") String sha256);

    @Insert("""
            insert into archive_instance_version (
              instance, transfer_syntax_uid, location, size, sha256, received_at, source)
            select id, #{transferSyntaxUid}, #{location}, #{size}, decode(#{sha256}, 'hex'), #{receivedAt}, #{source}
            from archive_instance where sop_instance_uid = #{sopInstanceUid}
            on conflict (instance, sha256) do nothing
            """)
    void addVersion(Bytes bytes);

    /** The instance is read from other bytes from now on, and described by them. */
    @Update("""
            with changed as (
              update archive_instance set location = #{location}, size = #{size}, sha256 = decode(#{sha256}, 'hex'),
                transfer_syntax_uid = #{transferSyntaxUid}, frames = #{frames}
              where sop_instance_uid = #{sopInstanceUid} returning id, study),
            described as (
              update archive_instance_header h set header = #{header} from changed where h.instance = changed.id)
            update archive_study s set revision = revision + 1, changed_at = #{receivedAt} from changed
            where s.id = changed.study
            """)
    void replaceBytes(Bytes bytes);

    /** Bytes of an instance as its columns have them. */
    record Bytes(
            String sopInstanceUid,
            String transferSyntaxUid,
            String location,
            long size,
            @Nullable String sha256,
            byte @Nullable [] frames,
            byte[] header,
            Instant receivedAt,
            String source) {}

    /** Where a file in place was indexed as somebody else before. */
    @Select("""
            select i.id, i.location, s.study_instance_uid, e.series_instance_uid, i.sop_instance_uid, i.sop_class_uid
            from archive_instance i join archive_series e on e.id = i.series join archive_study s on s.id = i.study
            join json_to_recordset(#{rows}::json) as r(location text, sop_uid text) on r.location = i.location
            where i.location like 'IN_PLACE:%' and i.sop_instance_uid <> r.sop_uid
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<InPlace> othersAt(@Param("rows") String rows);

    record InPlace(
            long id,
            String location,
            String studyInstanceUid,
            String seriesInstanceUid,
            String sopInstanceUid,
            String sopClassUid) {

        InstanceReference reference() {
            return new InstanceReference(studyInstanceUid, seriesInstanceUid, sopInstanceUid, sopClassUid);
        }
    }

    @Select("""
            select i.id, i.location, s.study_instance_uid, e.series_instance_uid, i.sop_instance_uid, i.sop_class_uid
            from archive_instance i join archive_series e on e.id = i.series join archive_study s on s.id = i.study
            where i.location like 'IN_PLACE:%'
              and i.location = any(#{locations, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<InPlace> at(@Param("locations") String[] locations);

    /** Bytes that were not taken in its stead, as a task for a person. */
    @Insert("""
            insert into archive_conflict as c (
              kind, study, sop_instance_uid, occurrences, first_seen, last_seen)
            select 'OTHER_BYTES', study, sop_instance_uid, 1, #{at}, #{at} from archive_instance
            where sop_instance_uid = #{sopInstanceUid}
            on conflict (sop_instance_uid) where kind = 'OTHER_BYTES' and resolved_at is null
            do update set occurrences = c.occurrences + 1, last_seen = excluded.last_seen
            """)
    void noteOtherBytes(@Param("sopInstanceUid") String sopInstanceUid, @Param("at") Instant at);
}
