package io.yingdun.management.policy;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Policies, their versions and the outbox. */
@Mapper
interface PolicyMapper {

    record Row(
            String id, int version, int priority, boolean isDefault, Instant savedAt, String savedBy, String draft) {}

    record VersionRow(int version, Instant savedAt, String savedBy, String draft) {}

    /** Whoever changes policies waits here for the one before: priorities and versions stay in step. */
    @Select("select pg_advisory_xact_lock(7665429)")
    @Nullable
    Object lock();

    @Select("""
            select id, version, priority, is_default, saved_at, saved_by, draft from policy_policy
            where deleted_at is null order by priority
            """)
    List<Row> all();

    @Insert("""
            insert into policy_policy (id, version, priority, is_default, saved_at, saved_by, draft)
            values (#{id}, #{version}, #{priority}, #{isDefault}, #{savedAt}, #{savedBy}, #{draft}::jsonb)
            """)
    void insert(Row row);

    @Update("""
            update policy_policy set version = #{version}, saved_at = #{savedAt}, saved_by = #{savedBy},
                draft = #{draft}::jsonb
            where id = #{id}
            """)
    void update(Row row);

    @Update("update policy_policy set deleted_at = #{now} where id = #{id}")
    void delete(@Param("id") String id, @Param("now") Instant now);

    @Update("""
            update policy_policy p set priority = o.place
            from unnest(#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}) with ordinality as o(id, place)
            where p.id = o.id
            """)
    void order(@Param("ids") String[] ids);

    @Insert("""
            insert into policy_version (policy_id, version, saved_at, saved_by, draft)
            values (#{id}, #{version}, #{savedAt}, #{savedBy}, #{draft}::jsonb)
            """)
    void keepVersion(Row row);

    @Select("""
            select version, saved_at, saved_by, draft from policy_version where policy_id = #{id} order by version desc
            """)
    List<VersionRow> versions(String id);

    @Insert("insert into policy_outbox (created_at, cause) values (#{now}, #{cause})")
    void remember(@Param("now") Instant now, @Param("cause") String cause);

    @Select("select id from policy_outbox order by id for update skip locked")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Long> outbox();

    @Delete("delete from policy_outbox where id = any(#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})")
    void done(@Param("ids") Long[] ids);
}
