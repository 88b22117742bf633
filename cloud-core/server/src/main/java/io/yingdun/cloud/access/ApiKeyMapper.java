package io.yingdun.cloud.access;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface ApiKeyMapper {

    @Select("select * from access_key order by created_at, id")
    List<ApiKey> all();

    @Select("select * from access_key where revoked_at is null")
    List<ApiKey> notRevoked();

    @Select("select * from access_key where id = #{id} and revoked_at is null for update")
    @Nullable
    ApiKey lockById(String id);

    @Select("select count(*) from access_key where revoked_at is null")
    long count();

    /** Against two requests that each make the last key allowed. */
    @Select("select true from (select pg_advisory_xact_lock(25397)) as locked")
    boolean lockAll();

    @Insert("""
            insert into access_key (id, name, scopes, hash, previous_hash, previous_until, requests_per_second,
                                    addresses, created_at, created_by, expires_at, revoked_at, last_used_at, issuer)
            values (#{id}, #{name}, #{scopes}, #{hash}, #{previousHash}, #{previousUntil}, #{requestsPerSecond},
                    #{addresses}, #{createdAt}, #{createdBy}, #{expiresAt}, #{revokedAt}, #{lastUsedAt}, #{issuer})
            """)
    void insert(ApiKey key);

    @Update("""
            update access_key set previous_hash = hash, previous_until = #{previousUntil}, hash = #{hash}
            where id = #{id}
            """)
    void rotate(@Param("id") String id, @Param("hash") String hash, @Param("previousUntil") Instant previousUntil);

    @Update("update access_key set revoked_at = #{at} where id = #{id}")
    void revoke(@Param("id") String id, @Param("at") Instant at);

    @Update("""
            update access_key set last_used_at = greatest(last_used_at, used.at)
            from jsonb_to_recordset(#{rows}::jsonb) as used (id text, at timestamptz)
            where access_key.id = used.id
            """)
    void noteUse(@Param("rows") String rows);
}
