package io.yingdun.management.asset;

import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface AssetImportMapper {

    @Insert("""
            insert into asset_import (id, created_at, created_by, rows, plan, added, changed, unchanged)
            values (#{id}, #{createdAt}, #{createdBy}, #{rows}, #{plan}, #{added}, #{changed}, #{unchanged})
            """)
    void insert(AssetImport preview);

    /** One import at a time: two lists might name the same machine. */
    @Select("select true from (select pg_advisory_xact_lock(277387)) as locked")
    boolean lockAll();

    @Select("select * from asset_import where id = #{id}")
    @Nullable
    AssetImport find(String id);

    /** The rows name people; once applied they are in the fleet and not needed here. */
    @Update("update asset_import set applied_at = #{at}, rows = '[]' where id = #{id}")
    void noteApplied(@Param("id") String id, @Param("at") Instant at);

    @Delete("delete from asset_import where created_at < #{before}")
    int deleteOlderThan(Instant before);
}
