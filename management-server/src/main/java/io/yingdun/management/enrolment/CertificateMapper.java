package io.yingdun.management.enrolment;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CertificateMapper {

    @Insert("""
            insert into enrolment_certificate (serial, endpoint_id, key_fingerprint, issued_at, not_after)
            values (#{serial}, #{endpointId}, #{keyFingerprint}, #{issuedAt}, #{notAfter})
            """)
    void insert(
            @Param("serial") String serial,
            @Param("endpointId") String endpointId,
            @Param("keyFingerprint") String keyFingerprint,
            @Param("issuedAt") Instant issuedAt,
            @Param("notAfter") Instant notAfter);

    @Select("""
            select serial, endpoint_id, issued_at, not_after, first_used_at is not null as used,
                   superseded_at is not null as superseded
            from enrolment_certificate
            where serial = any(#{serials, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    List<CertificateStanding> standing(@Param("serials") String[] serials);

    @Update("""
            update enrolment_certificate set first_used_at = #{now}
            where serial = any(#{serials, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}) and first_used_at is null
            """)
    void used(@Param("serials") String[] serials, @Param("now") Instant now);

    /** Once the newer certificate was used, the older ones of that endpoint have had their day. */
    @Update("""
            update enrolment_certificate old set superseded_at = #{now}
            from enrolment_certificate newer
            where newer.serial = any(#{serials, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
              and old.endpoint_id = newer.endpoint_id and old.issued_at < newer.issued_at and old.superseded_at is null
            """)
    void supersede(@Param("serials") String[] serials, @Param("now") Instant now);
}
