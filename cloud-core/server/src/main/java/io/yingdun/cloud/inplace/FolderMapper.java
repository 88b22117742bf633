package io.yingdun.cloud.inplace;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Scanned folders, and how far each was walked. */
@Mapper
interface FolderMapper {

    record Row(
            long id,
            long pass,
            @Nullable Instant beganAt,
            @Nullable Instant finishedAt,
            @Nullable String cursor,
            String counts,
            boolean paused) {}

    @Insert("insert into in_place_folder (path) values (#{path}) on conflict do nothing")
    void add(String path);

    @Select("""
            select id, pass, began_at, finished_at, "cursor", counts::text as counts, paused
            from in_place_folder where path = #{path}
            """)
    Row folder(String path);

    @Update("""
            update in_place_folder
            set pass = #{pass}, began_at = #{now}, finished_at = null, "cursor" = null, counts = '{}' where id = #{id}
            """)
    void begin(@Param("id") long id, @Param("pass") long pass, @Param("now") Instant now);

    @Update("""
            update in_place_folder set "cursor" = #{cursor}, counts = #{counts}::jsonb where id = #{id}
            """)
    void advance(@Param("id") long id, @Param("cursor") String cursor, @Param("counts") String counts);

    @Update("""
            update in_place_folder set finished_at = #{now}, counts = #{counts}::jsonb where id = #{id}
            """)
    void finish(@Param("id") long id, @Param("counts") String counts, @Param("now") Instant now);

    @Update("update in_place_folder set paused = #{paused} where id = #{id}")
    void pause(@Param("id") long id, @Param("paused") boolean paused);
}
