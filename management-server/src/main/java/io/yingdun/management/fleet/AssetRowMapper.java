package io.yingdun.management.fleet;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Rows of the asset list; three statements for a list of any length. */
@Mapper
interface AssetRowMapper {

    String ROWS = """
            jsonb_to_recordset(#{rows}::jsonb) as r(
                id text, asset_number text, host text, name text, department text, asset_user text, group_id text)
            """;

    @Select("""
            select e.asset_number, e.host, e.name, e.department, e.asset_user as "user", g.name as "group"
            from fleet_endpoint e left join fleet_group g on g.id = e.group_id
            where e.asset_number is not null and e.retired_at is null
            """)
    List<AssetEntry> all();

    /** Machines that the list knew before. The host of one that enrolled is what its agent says. */
    @Select("""
            update fleet_endpoint e set name = r.name, department = r.department, asset_user = r.asset_user,
                group_id = coalesce(r.group_id, e.group_id),
                host = case when e.enrolled_at is null then r.host else e.host end
            from\s""" + ROWS + """
            where e.asset_number = r.asset_number and e.retired_at is null
            returning e.id
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<String> update(@Param("rows") String rows);

    /** Machines that enrolled before they were listed. */
    @Update("""
            update fleet_endpoint e set asset_number = r.asset_number, name = r.name, department = r.department,
                asset_user = r.asset_user, group_id = coalesce(r.group_id, e.group_id)
            from\s""" + ROWS + """
            where e.asset_number is null and lower(e.host) = lower(r.host) and e.retired_at is null
              and not exists (select from fleet_endpoint o where o.asset_number = r.asset_number)
              and e.id = (select min(m.id) from fleet_endpoint m
                          where m.asset_number is null and lower(m.host) = lower(r.host) and m.retired_at is null)
            """)
    void adopt(@Param("rows") String rows);

    @Select("""
            insert into fleet_endpoint (id, name, state, state_since, host, group_id, asset_number, department, asset_user)
            select r.id, r.name, 'NOT_INSTALLED', #{now}, r.host, r.group_id, r.asset_number, r.department, r.asset_user
            from\s""" + ROWS + """
            where not exists (select from fleet_endpoint e where e.asset_number = r.asset_number)
            returning id
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<String> insert(@Param("rows") String rows, @Param("now") Instant now);
}
