package io.yingdun.cloud.archive;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Tasks that wait for a person. */
@Mapper
interface ConflictMapper {

    String OPEN = """
            select c.id, c.kind, s.study_instance_uid, p.id as patient_number, p.patient_id, p.issuer,
              p.name as patient_name, p.birth_date, p.sex, c.sop_instance_uid, c.found_patient_id, c.found_issuer,
              c.found_name, c.found_birth_date, c.occurrences, c.first_seen, c.last_seen,
              (select coalesce(f.merged_into, f.id) from archive_patient f
               where c.kind = 'OTHER_PATIENT' and f.patient_id = c.found_patient_id and f.issuer = c.found_issuer
                 and f.only_study = '') as found_patient
            from archive_conflict c join archive_study s on s.id = c.study join archive_patient p on p.id = s.patient
            where c.resolved_at is null
            """;

    record Row(
            long id,
            Conflict.Kind kind,
            String studyInstanceUid,
            long patientNumber,
            String patientId,
            String issuer,
            String patientName,
            String birthDate,
            String sex,
            String sopInstanceUid,
            String foundPatientId,
            String foundIssuer,
            String foundName,
            String foundBirthDate,
            int occurrences,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable Long foundPatient) {

        Conflict conflict() {
            return new Conflict(
                    id,
                    kind,
                    studyInstanceUid,
                    new Patient(patientNumber, patientId, issuer, patientName, birthDate, sex),
                    sopInstanceUid,
                    new Conflict.Found(foundPatientId, foundIssuer, foundName, foundBirthDate, foundPatient),
                    occurrences,
                    firstSeen,
                    lastSeen);
        }
    }

    @Select(OPEN + " order by c.last_seen desc, c.id desc limit #{limit} offset #{offset}")
    List<Row> newest(@Param("limit") int limit, @Param("offset") long offset);

    @Select(OPEN + " and c.id = #{id} for update of c")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Row open(long id);

    @Select(OPEN + " and s.study_instance_uid = #{studyUid} order by c.id")
    List<Row> ofStudy(String studyUid);

    /**
     * Not where a person has decided already: that this name is the patient's too, or that the patient has another name than
     * this one.
     *
     * @param rows see {@link IndexRows}
     */
    @Insert("""
            insert into archive_conflict as c (
              kind, study, sop_instance_uid, found_patient_id, found_issuer, found_name, found_birth_date, occurrences,
              first_seen, last_seen)
            select 'SAME_ID', s.id, min(r.sop_uid), min(r.patient_id), min(r.issuer), min(r.patient_name),
              min(r.birth_date), count(*), min(r.received_at), max(r.received_at)
            from json_to_recordset(#{rows}::json) as r(
              study_uid text, sop_uid text, patient_id text, issuer text, patient_name text, birth_date text,
              received_at timestamptz)
            join archive_study s on s.study_instance_uid = r.study_uid
            where not exists (
                select from archive_conflict d join archive_study o on o.id = d.study
                where d.kind = 'SAME_ID' and d.chosen = 'KEEP' and o.named_patient = s.named_patient
                  and d.found_name = r.patient_name and d.found_birth_date = r.birth_date)
              and not exists (
                select from archive_correction k
                where k.kind = 'EDIT_PATIENT' and k.undone_at is null and k.patients && array[s.patient, s.named_patient]
                  and k.before ->> 'name' = r.patient_name and k.before ->> 'birthDate' = r.birth_date)
            group by s.id
            on conflict (study) where kind = 'SAME_ID' and resolved_at is null
            do update set occurrences = c.occurrences + excluded.occurrences, last_seen = excluded.last_seen
            """)
    void noteSameId(String rows);

    @Select("select count(*) from archive_conflict where resolved_at is null")
    long count();

    @Update("""
            update archive_conflict set resolved_at = #{at}, resolved_by = #{by}, resolution = #{how}, chosen = #{way}
            where id = #{id}
            """)
    void resolve(
            @Param("id") long id,
            @Param("at") Instant at,
            @Param("by") String by,
            @Param("how") String how,
            @Param("way") Conflict.Way way);
}
