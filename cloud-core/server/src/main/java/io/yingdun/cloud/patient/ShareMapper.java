package io.yingdun.cloud.patient;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What patients have opened to others. */
@Mapper
interface ShareMapper {

    String ROW = """
            select id, code_hash, study_instance_uid, patient_id, issuer, created_at, expires_at, revoked_at, wrong_codes
            from patient_share
            """;

    record Row(
            String id,
            String codeHash,
            String studyInstanceUid,
            String patientId,
            String issuer,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            int wrongCodes) {}

    @Insert("""
            insert into patient_share (id, hash, code_hash, study_instance_uid, patient_id, issuer, created_at, expires_at)
            values (#{s.id}, #{hash}, #{s.codeHash}, #{s.studyInstanceUid}, #{s.patientId}, #{s.issuer}, #{s.createdAt},
              #{s.expiresAt})
            """)
    void insert(@Param("s") Row share, @Param("hash") String hash);

    /** Who tries codes at once waits for each other. */
    @Select(ROW + "where hash = #{hash} and revoked_at is null and expires_at > #{now} for update")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Row inForce(@Param("hash") String hash, @Param("now") Instant now);

    @Update("update patient_share set wrong_codes = wrong_codes + 1 where id = #{id}")
    void countWrongCode(String id);

    @Insert("insert into patient_share_opening (share, opened_at, link_id) values (#{share}, #{at}, #{link})")
    void noteOpening(@Param("share") String share, @Param("at") Instant at, @Param("link") String link);

    /** The newest first. */
    @Select(ROW + "where patient_id = #{patientId} and issuer = #{issuer} order by created_at desc limit #{limit}")
    List<Row> of(@Param("patientId") String patientId, @Param("issuer") String issuer, @Param("limit") int limit);

    @Select(ROW + "where id = #{id}")
    @Nullable
    Row byId(String id);

    record Opening(Instant openedAt, String linkId) {}

    /** The newest first. */
    @Select("""
            select opened_at, link_id from patient_share_opening where share = #{share}
            order by opened_at desc limit #{limit}
            """)
    List<Opening> openings(@Param("share") String share, @Param("limit") int limit);

    /** 1 for the first who does so. */
    @Update("update patient_share set revoked_at = #{at} where id = #{id} and revoked_at is null")
    int revoke(@Param("id") String id, @Param("at") Instant at);
}
