package io.yingdun.management.fleet;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface GroupMapper {

    String SELECT = """
            select g.id, g.name, g.description,
                   (select count(*) from fleet_endpoint e where e.group_id = g.id and e.retired_at is null)::int as endpoints
            from fleet_group g
            """;

    @Select(SELECT + "order by lower(g.name)")
    List<Group> all();

    @Select(SELECT + "where g.id = #{id}")
    @Nullable
    Group find(String id);

    @Select("select id from fleet_group where lower(name) = lower(#{name})")
    @Nullable
    String idByName(String name);

    @Insert("""
            insert into fleet_group (id, name, description, created_at) values (#{id}, #{name}, #{description}, #{now})
            """)
    void insert(
            @Param("id") String id,
            @Param("name") String name,
            @Param("description") String description,
            @Param("now") Instant now);

    @Update("update fleet_group set name = #{name}, description = #{description} where id = #{id}")
    int update(@Param("id") String id, @Param("name") String name, @Param("description") String description);

    @Delete("delete from fleet_group where id = #{id}")
    int delete(String id);
}
