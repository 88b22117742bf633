package io.yingdun.cloud.archive;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Patients as people put them right. */
@Mapper
interface CorrectionMapper {

    /** One correction at a time: the next one sees what the last one did, and two cannot lock each other out. */
    @Select("select true from (select pg_advisory_xact_lock(2267732)) as locked")
    boolean takeTurn();

    record PatientRow(
            long id,
            String patientId,
            String issuer,
            String onlyStudy,
            String name,
            String birthDate,
            String sex,
            @Nullable Long mergedInto) {

        Patient patient() {
            return new Patient(id, patientId, issuer, name, birthDate, sex);
        }
    }

    /** Whom an ID means: where that patient was merged, who it is now. */
    @Select("""
            select now.id, now.patient_id, now.issuer, now.only_study, now.name, now.birth_date, now.sex, now.merged_into
            from archive_patient named join archive_patient now on now.id = coalesce(named.merged_into, named.id)
            where named.patient_id = #{patientId} and named.issuer = #{issuer} and named.only_study = ''
            """)
    @Nullable
    PatientRow now(@Param("patientId") String patientId, @Param("issuer") String issuer);

    /** Whom an ID means of any issuer's. */
    @Select("""
            select now.id, now.patient_id, now.issuer, now.only_study, now.name, now.birth_date, now.sex, now.merged_into
            from archive_patient named join archive_patient now on now.id = coalesce(named.merged_into, named.id)
            where named.patient_id = #{patientId} and named.only_study = ''
            """)
    List<PatientRow> nowOfAnyIssuer(String patientId);

    /** A patient with those who were merged into it. */
    @Select("""
            select id, patient_id, issuer, only_study, name, birth_date, sex, merged_into from archive_patient
            where id = #{id} or merged_into = #{id} order by id
            """)
    List<PatientRow> named(long id);

    @Select("""
            select id, patient_id, issuer, only_study, name, birth_date, sex, merged_into from archive_patient
            where id = #{id} for update
            """)
    @Nullable
    PatientRow patient(long id);

    @Select("select id from archive_patient where merged_into = #{id} order by id")
    List<Long> mergedInto(long id);

    @Update("""
            update archive_patient set merged_into = #{into}
            where id = any(#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    void setMergedInto(@Param("ids") Long[] ids, @Param("into") @Nullable Long into);

    /** Studies whose objects name one of these patients. */
    @Update("""
            update archive_study set patient = #{patient}, revision = revision + 1, changed_at = #{at}
            where patient = #{from} and named_patient = any(#{named, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    int moveStudies(
            @Param("from") long from,
            @Param("named") Long[] named,
            @Param("patient") long patient,
            @Param("at") Instant at);

    /** The patient of this ID, who is made where there is none; where that one was merged, who it is now. */
    @Select("""
            insert into archive_patient as p (
              patient_id, issuer, only_study, name, name_search, name_tokens, birth_date, sex)
            values (#{patientId}, #{issuer}, #{onlyStudy}, #{name}, #{search},
              #{tokens, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}, #{birthDate}, '')
            on conflict (patient_id, issuer, only_study) do update set issuer = excluded.issuer
            returning coalesce(p.merged_into, p.id)
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long ensure(
            @Param("patientId") String patientId,
            @Param("issuer") String issuer,
            @Param("onlyStudy") String onlyStudy,
            @Param("name") String name,
            @Param("search") String search,
            @Param("tokens") String[] tokens,
            @Param("birthDate") String birthDate);

    @Update("""
            update archive_patient set patient_id = #{patientId}, issuer = #{issuer}, only_study = #{onlyStudy}
            where id = #{id}
            """)
    void setId(
            @Param("id") long id,
            @Param("patientId") String patientId,
            @Param("issuer") String issuer,
            @Param("onlyStudy") String onlyStudy);

    /** Objects that name the old ID are the patient's too. */
    @Select("""
            insert into archive_patient (
              patient_id, issuer, only_study, name, name_search, name_tokens, birth_date, sex, merged_into)
            select #{old.patientId}, #{old.issuer}, #{old.onlyStudy}, name, name_search, name_tokens, birth_date, sex, id
            from archive_patient where id = #{old.id} returning id
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long insertAlias(@Param("old") PatientRow old);

    @Update("update archive_study set named_patient = #{to} where named_patient = #{from}")
    void rename(@Param("from") long from, @Param("to") long to);

    @Delete("delete from archive_patient where id = #{id}")
    void delete(long id);

    @Update("""
            update archive_patient set name = #{name}, name_search = #{search},
              name_tokens = #{tokens, typeHandler=org.apache.ibatis.type.ArrayTypeHandler},
              birth_date = #{birthDate}, sex = #{sex}
            where id = #{id}
            """)
    void describe(
            @Param("id") long id,
            @Param("name") String name,
            @Param("search") String search,
            @Param("tokens") String[] tokens,
            @Param("birthDate") String birthDate,
            @Param("sex") String sex);

    record StudyRow(long id, long patient, long namedPatient) {}

    @Select("select id, patient, named_patient from archive_study where study_instance_uid = #{studyUid} for update")
    @Nullable
    StudyRow study(String studyUid);

    @Update("""
            update archive_study set patient = #{patient}, named_patient = #{named}, revision = revision + 1,
              changed_at = #{at}
            where id = #{study}
            """)
    void moveStudy(
            @Param("study") long study,
            @Param("patient") long patient,
            @Param("named") long named,
            @Param("at") Instant at);

    @Select("""
            insert into archive_correction (kind, patients, before, reason, made_at, made_by)
            values (#{kind}, #{patients, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}, #{before}::jsonb, #{reason},
                    #{at}, #{by})
            returning id
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long record(
            @Param("kind") Correction.Kind kind,
            @Param("patients") Long[] patients,
            @Param("before") String before,
            @Param("reason") String reason,
            @Param("at") Instant at,
            @Param("by") String by);

    record CorrectionRow(
            long id,
            Correction.Kind kind,
            String before,
            String reason,
            Instant madeAt,
            String madeBy,
            boolean undone) {

        Correction correction() {
            return new Correction(id, kind, reason, madeAt, madeBy, undone);
        }
    }

    @Select("""
            select id, kind, before::text, reason, made_at, made_by, undone_at is not null as undone
            from archive_correction where id = #{id} for update
            """)
    @Nullable
    CorrectionRow find(long id);

    @Select("""
            select id, kind, before::text, reason, made_at, made_by, undone_at is not null as undone
            from archive_correction order by id desc limit #{limit} offset #{offset}
            """)
    List<CorrectionRow> newest(@Param("limit") int limit, @Param("offset") long offset);

    /** The newest one that still stands and touched one of the same patients afterwards. */
    @Select("""
            select max(later.id) from archive_correction later join archive_correction c on c.id = #{id}
            where later.id > c.id and later.undone_at is null and later.patients && c.patients
            """)
    @Nullable
    Long standingAfter(long id);

    @Update("update archive_correction set undone_at = #{at}, undone_by = #{by} where id = #{id}")
    void noteUndone(@Param("id") long id, @Param("at") Instant at, @Param("by") String by);
}
