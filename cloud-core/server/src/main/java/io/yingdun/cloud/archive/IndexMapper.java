package io.yingdun.cloud.archive;

import io.yingdun.cloud.storage.Location;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Writes new instances. */
@Mapper
interface IndexMapper {

    /** What a row says of the instance itself, behind its UIDs and what stands above it. */
    String INSTANCE_IN_ROW = """
            transfer_syntax text, instance_number int, "rows" int, "columns" int, bits_allocated int,
            number_of_frames int, location text, size bigint, sha256 text, file_changed bigint, frames text,
            header text, received_at timestamptz, source text
            """;

    String INSERT_INSTANCE = """
            insert into archive_instance (
              study, series, sop_instance_uid, sop_class_uid, transfer_syntax_uid, instance_number, "rows",
              "columns", bits_allocated, number_of_frames, location, size, sha256, file_changed, frames, received_at,
              source)
            """;

    /** Of a row {@code i}, behind study and series. */
    String INSTANCE_VALUES = """
            i.sop_uid, i.class_uid, i.transfer_syntax, i.instance_number, i."rows", i."columns", i.bits_allocated,
            i.number_of_frames, i.location, i.size, decode(i.sha256, 'hex'), i.file_changed,
            decode(i.frames, 'base64'), i.received_at, i.source
            """;

    String HEADER_MADE = """
            header_made as (
              insert into archive_instance_header (instance, header)
              select m.id, decode(i.header, 'base64') from made m join incoming i on i.sop_uid = m.uid)
            """;

    /**
     * One statement, and so one round trip and one transaction, for any number of instances: what exists of patient, study
     * and series is found, the rest is made, an instance whose SOP Instance UID is known is passed over, and a patient who
     * is not the study's is parked as a conflict. The commit does not wait for the disk, but where bytes come again that were
     * to be removed: after a crash they would be taken for what is still to be removed. Whatever two of these have in common
     * they lock in the same order.
     *
     * @param rows one JSON object an instance; see {@link IndexRows}
     * @param rewritten the instances are known and name these patients now: what is missing of study and series is made, and
     *     their patients are compared as a new instance's are
     * @return the rows that became instances, or were rewritten
     */
    @Select("""
            with incoming as materialized (
              select * from json_to_recordset(#{rows}::json) as r(
                n int, study_uid text, series_uid text, sop_uid text, class_uid text,
                patient_id text, issuer text, only_study text, patient_name text, patient_search text,
                patient_tokens text[], birth_date text, sex text,
                study_date text, study_time text, accession_number text, study_id text, study_description text,
                study_description_search text, referring_physician text, referring_search text, referring_tokens text[], timezone_offset text,
                modality text, series_number int, series_description text, series_description_search text, body_part text,
                laterality text,
                performed_date text, performed_time text, step_ids text[], procedure_ids text[],
            """ + INSTANCE_IN_ROW + """
            )),
            wanted_again as (
              delete from archive_freed where location in (select location from incoming) returning location),
            study_known as materialized (
              select s.id, s.study_instance_uid as uid, s.patient, s.named_patient from archive_study s
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
              returning coalesce(p.merged_into, p.id) as id, p.id as named, patient_id, issuer, only_study, name_search,
                birth_date),
            study_made as (
              insert into archive_study (
                study_instance_uid, patient, named_patient, study_date, study_time, accession_number, study_id, study_description,
                study_description_search, referring_physician, referring_search, referring_tokens, timezone_offset, received_at, changed_at)
              select f.study_uid, p.id, p.named, f.study_date, f.study_time, f.accession_number, f.study_id,
                f.study_description, f.study_description_search, f.referring_physician, f.referring_search, f.referring_tokens,
                f.timezone_offset, f.received_at, f.received_at
              from study_first f join patient_made p using (patient_id, issuer, only_study)
              order by f.study_uid
              on conflict (study_instance_uid) do update set study_instance_uid = excluded.study_instance_uid
              returning id, study_instance_uid as uid, patient, named_patient),
            study as materialized (select * from study_known union all select * from study_made),
            series_wanted as materialized (
              select distinct on (s.id, i.series_uid) s.id as study, i.* from incoming i
              join study s on s.uid = i.study_uid order by s.id, i.series_uid, i.n),
            series_known as materialized (
              select e.id, e.study, e.series_instance_uid as uid from archive_series e
              join series_wanted w on e.study = w.study and e.series_instance_uid = w.series_uid),
            series_made as (
              insert into archive_series (
                study, series_instance_uid, modality, series_number, series_description, series_description_search,
                body_part_examined, laterality, performed_start_date, performed_start_time, scheduled_procedure_step_ids,
                requested_procedure_ids)
              select w.study, w.series_uid, w.modality, w.series_number, w.series_description, w.series_description_search,
                w.body_part, w.laterality, w.performed_date, w.performed_time, w.step_ids, w.procedure_ids
              from series_wanted w
              where not exists (select from series_known k where k.study = w.study and k.uid = w.series_uid)
              order by w.study, w.series_uid
              on conflict (study, series_instance_uid) do update
                set series_instance_uid = excluded.series_instance_uid
              returning id, study, series_instance_uid as uid),
            series as (select * from series_known union all select * from series_made),
            made as (
            """ + INSERT_INSTANCE + """
              select s.id, e.id,
            """ + INSTANCE_VALUES + """
              from incoming i
              join study s on s.uid = i.study_uid
              join series e on e.study = s.id and e.uid = i.series_uid
              order by i.sop_uid
              on conflict (sop_instance_uid) do nothing
              returning id, study, sop_instance_uid as uid),
            """ + HEADER_MADE + """
            ,
            naming as (
              select study, uid from made union all
              select s.id, i.sop_uid from incoming i join study s on s.uid = i.study_uid where #{rewritten}),
            patient_known as (
              select p.id, p.patient_id, p.issuer, p.only_study from archive_patient p
              where p.id in (select patient from study)
              union all select id, patient_id, issuer, only_study from patient_made),
            conflict_made as (
              insert into archive_conflict as c (
                kind, study, sop_instance_uid, found_patient_id, found_issuer, found_name, found_birth_date,
                occurrences, first_seen, last_seen)
              select 'OTHER_PATIENT', s.id, min(i.sop_uid), i.patient_id, i.issuer, min(i.patient_name),
                min(i.birth_date), count(*), min(i.received_at), max(i.received_at)
              from naming m
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
            select i.n, k.name_search, k.birth_date
            from incoming i join naming g on g.uid = i.sop_uid join study s on s.id = g.study
            left join (
              select named as id, patient_id, issuer, name_search, birth_date from patient_made union all
              select id, patient_id, issuer, name_search, birth_date from archive_patient
              where id in (select named_patient from study_known)) k
            on k.id = s.named_patient and i.patient_id <> '' and k.patient_id = i.patient_id
              and (k.issuer = i.issuer or k.issuer = '' or i.issuer = '')
              and (k.name_search <> i.patient_search or k.birth_date <> i.birth_date)
            where set_config('synchronous_commit', case when exists (select from wanted_again)
                then current_setting('synchronous_commit') else 'off' end, true) is not null
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Indexed> insert(@Param("rows") String rows, @Param("rewritten") boolean rewritten);

    /**
     * A row of {@link #insert}.
     *
     * @param nameSearch of the patient of this ID in the index, where name or birth date are not as in the row; else null
     */
    record Indexed(
            int n, @Nullable String nameSearch, @Nullable String birthDate) {}

    /**
     * What nearly every instance needs, and half the database's work of {@link #insert}: all of them or none, when each one's
     * study and series are known, its patient is word for word the study's, and none of the bytes were to be removed.
     *
     * @param rows as for {@link #insert}
     * @return each row, or nothing when {@link #insert} has to do it
     */
    @Select("""
            with incoming as materialized (
              select * from json_to_recordset(#{rows}::json) as r(
                n int, study_uid text, series_uid text, sop_uid text, class_uid text,
                patient_id text, issuer text, patient_name text, birth_date text,
            """ + INSTANCE_IN_ROW + """
            )),
            placed as materialized (
              select i.*, s.id as study, e.id as series
              from incoming i
              join archive_study s on s.study_instance_uid = i.study_uid
              join archive_patient p on p.id = s.patient and p.patient_id = i.patient_id and p.issuer = i.issuer
                and p.name = i.patient_name and p.birth_date = i.birth_date
              join archive_series e on e.study = s.id and e.series_instance_uid = i.series_uid
              where not exists (select from archive_freed f where f.location = i.location)),
            made as (
            """ + INSERT_INSTANCE + """
              select i.study, i.series,
            """ + INSTANCE_VALUES + """
              from placed i where (select count(*) from placed) = (select count(*) from incoming)
              order by i.sop_uid
              on conflict (sop_instance_uid) do nothing
              returning id, sop_instance_uid as uid),
            """ + HEADER_MADE + """

            select p.n, m.id is not null as made from placed p left join made m on m.uid = p.sop_uid
            where (select count(*) from placed) = (select count(*) from incoming)
              and set_config('synchronous_commit', 'off', true) is not null
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Placed> insertIntoKnown(@Param("rows") String rows);

    /** @param made false for an instance that is known */
    record Placed(int n, boolean made) {}

    @Select("""
            select location, size, encode(sha256, 'hex') as sha256, file_changed, source from archive_instance
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

    record KnownRow(
            String location,
            long size,
            @Nullable String sha256,
            @Nullable Long fileChanged,
            String source) {

        IndexResult.Known known() {
            return new IndexResult.Known(Location.parse(location), size, sha256, fileChanged, source);
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

    record VersionRow(String sopInstanceUid, String location, Instant receivedAt, String source) {

        KeptVersion version() {
            return new KeptVersion(sopInstanceUid, Location.parse(location), receivedAt, source);
        }
    }

    /** The first of each instance in place that is read from one of these files and has some. */
    @Select("""
            select distinct on (v.instance) i.sop_instance_uid, v.location, v.received_at, v.source
            from archive_instance i join archive_instance_version v on v.instance = i.id
            where i.location like 'IN_PLACE:%'
              and i.location = any(#{locations, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            order by v.instance, v.id
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<VersionRow> firstVersionsAt(@Param("locations") String[] locations);

    @Delete("""
            delete from archive_instance_version
            where location = #{location} and instance =
              (select id from archive_instance where sop_instance_uid = #{sopInstanceUid})
            """)
    void removeVersion(@Param("sopInstanceUid") String sopInstanceUid, @Param("location") String location);

    /** Bytes of an instance as its columns have them. */
    record Bytes(
            String sopInstanceUid,
            String transferSyntaxUid,
            String location,
            long size,
            @Nullable String sha256,
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
            for update of i
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
