package io.yingdun.cloud.patient;

import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Sessions of patients. */
@Mapper
interface PatientVisitMapper {

    /** @param patientId that the person verified with, as the archive had it then */
    record Row(String id, String patientId, String issuer, Instant usedAt, Instant expiresAt) {}

    @Insert("""
            insert into patient_visit (id, hash, patient_id, issuer, opened_at, used_at, expires_at)
            values (#{v.id}, #{hash}, #{v.patientId}, #{v.issuer}, #{v.usedAt}, #{v.usedAt}, #{v.expiresAt})
            """)
    void insert(@Param("v") Row visit, @Param("hash") String hash);

    @Select("""
            select id, patient_id, issuer, used_at, expires_at from patient_visit
            where hash = #{hash} and ended_at is null and expires_at > #{now} and used_at > #{usedAfter}
            """)
    @Nullable
    Row inForce(@Param("hash") String hash, @Param("now") Instant now, @Param("usedAfter") Instant usedAfter);

    @Select(
            "select id, patient_id, issuer, used_at, expires_at from patient_visit where id = #{id} and ended_at is null")
    @Nullable
    Row byId(String id);

    @Update("update patient_visit set used_at = #{at} where id = #{id}")
    void use(@Param("id") String id, @Param("at") Instant at);

    @Update("update patient_visit set ended_at = #{at} where id = #{id} and ended_at is null")
    void end(@Param("id") String id, @Param("at") Instant at);

    @Delete("delete from patient_visit where expires_at < #{before}")
    void removeOver(Instant before);
}
