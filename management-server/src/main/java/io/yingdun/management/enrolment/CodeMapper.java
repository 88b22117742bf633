package io.yingdun.management.enrolment;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface CodeMapper {

    String COLUMNS = "id, hint, group_id, null as group_name, uses, max_uses, expires_at, created_at, created_by, "
            + "revoked_at, null as code";

    @Insert("""
            insert into enrolment_code (id, secret_hash, hint, group_id, max_uses, expires_at, created_at, created_by)
            values (#{c.id}, #{hash}, #{c.hint}, #{c.groupId}, #{c.maxUses}, #{c.expiresAt}, #{c.createdAt},
                    #{c.createdBy})
            """)
    void insert(@Param("c") Code code, @Param("hash") byte[] hash);

    @Select("select " + COLUMNS + " from enrolment_code order by created_at desc")
    List<Code> all();

    @Select("select " + COLUMNS + " from enrolment_code where id = #{id}")
    @Nullable
    Code find(String id);

    @Update("update enrolment_code set revoked_at = #{now} where id = #{id} and revoked_at is null")
    int revoke(@Param("id") String id, @Param("now") Instant now);

    /** Locked, so that two machines cannot both take the last use. */
    @Select("select " + COLUMNS + " from enrolment_code where secret_hash = #{hash} for update")
    @Nullable
    Code findBySecret(@Param("hash") byte[] hash);

    @Update("update enrolment_code set uses = uses + 1 where id = #{id}")
    void use(String id);

    @Select("""
            select endpoint_id from enrolment_use where code_id = #{codeId} and key_fingerprint = #{fingerprint}
            """)
    @Nullable
    String earlierUse(@Param("codeId") String codeId, @Param("fingerprint") String fingerprint);

    @Insert("""
            insert into enrolment_use (code_id, key_fingerprint, endpoint_id, at)
            values (#{codeId}, #{fingerprint}, #{endpointId}, #{at})
            """)
    void recordUse(
            @Param("codeId") String codeId,
            @Param("fingerprint") String fingerprint,
            @Param("endpointId") String endpointId,
            @Param("at") Instant at);
}
