package io.yingdun.management.fleet;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Single endpoints and lists of them; what arrives in batches is in {@link EndpointBatchMapper}. */
@Mapper
interface EndpointMapper {

    String COLUMNS = """
            e.id, e.name, e.state, e.host, e.address, e.user_name, e.os, e.os_version, e.architecture,
            e.agent_version, e.group_id, g.name as group_name, e.policy_id, e.policy_name, e.rollout,
            e.rollout_reason, e.overlay, e.overlay_detail, e.screen_count, e.covered_screens, e.clock_skew_seconds,
            e.quarantined_at is not null as quarantined, e.enrolled_at, e.last_seen, e.state_since, e.asset_number
            """;

    String FROM = " from fleet_endpoint e left join fleet_group g on g.id = e.group_id ";

    /** Absent criteria are null; the pattern is already escaped for LIKE. */
    String WHERE = """
            where e.retired_at is null
            <if test='f.state != null'>and e.state = #{f.state}</if>
            <if test='f.groupId != null'>and e.group_id = #{f.groupId}</if>
            <if test='f.rollout != null'>and e.rollout = #{f.rollout}</if>
            <if test='f.pattern != null'>
              and (e.name ilike #{f.pattern} or e.host ilike #{f.pattern} or e.user_name ilike #{f.pattern}
                   or e.address ilike #{f.pattern})
            </if>
            """;

    /** {@code order} comes from the enum {@link EndpointSort} only, never from a request. */
    @Select("<script>select " + COLUMNS + FROM + WHERE
            + " order by ${order}, e.id limit #{limit} offset #{offset}</script>")
    List<Endpoint> list(
            @Param("f") EndpointFilter filter,
            @Param("order") String order,
            @Param("limit") int limit,
            @Param("offset") long offset);

    @Select("<script>select count(*)" + FROM + WHERE + "</script>")
    long count(@Param("f") EndpointFilter filter);

    @Select("select " + COLUMNS + FROM
            + "where e.id = any(#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})")
    List<Endpoint> byIds(@Param("ids") String[] ids);

    @Select("select screens from fleet_endpoint where id = #{id}")
    @Nullable
    String screens(String id);

    /** Also of endpoints that were retired. */
    @Select("""
            select width, height, scale
            from fleet_endpoint, jsonb_to_recordset(screens) as screen(width int, height int, scale double precision)
            group by width, height, scale order by count(*) desc, width, height, scale limit #{limit}
            """)
    List<ScreenSize> screenSizes(int limit);

    @Select("select quarantine_kind from fleet_endpoint where id = #{id}")
    @Nullable
    String quarantineKind(String id);

    @Select("""
            select at, kind, detail from fleet_timeline where endpoint_id = #{id} order by at desc, id desc limit #{limit}
            """)
    List<TimelineEntry> timeline(@Param("id") String id, @Param("limit") int limit);

    @Select("""
            select id, name, state, quarantined_at is not null as quarantined, retired_at is not null as retired,
                   keys_valid_from, machine_fingerprint
            from fleet_endpoint where id = any(#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    List<EndpointStanding> standing(@Param("ids") String[] ids);

    @Insert("""
            insert into fleet_endpoint (id, name, state, state_since, host, group_id)
            values (#{id}, #{name}, 'NOT_INSTALLED', #{now}, #{host}, #{groupId})
            """)
    void insert(
            @Param("id") String id,
            @Param("name") String name,
            @Param("host") String host,
            @Param("groupId") @Nullable String groupId,
            @Param("now") Instant now);

    /** An endpoint that enrols again from its own machine stays the endpoint that it was. */
    @Select("""
            select id from fleet_endpoint
            where retired_at is null
              and (enrolment_fingerprint = #{fingerprint}
                   or (state = 'NOT_INSTALLED' and enrolled_at is null and lower(host) = lower(#{host})))
            order by enrolled_at desc nulls last limit 1 for update
            """)
    @Nullable
    String findForEnrolment(@Param("fingerprint") String fingerprint, @Param("host") String host);

    @Update("""
            update fleet_endpoint set host = #{e.host}, os = #{e.os}, os_version = #{e.osVersion},
                architecture = #{e.architecture}, agent_version = #{e.agentVersion}, address = #{e.address},
                enrolment_fingerprint = #{e.fingerprint}, machine_fingerprint = null, keys_valid_from = #{now},
                enrolled_at = #{now}, group_id = coalesce(group_id, #{e.groupId})
            where id = #{id}
            """)
    void enrolled(@Param("id") String id, @Param("e") Enrolment enrolment, @Param("now") Instant now);

    @Update("update fleet_endpoint set name = #{name} where id = #{id} and retired_at is null")
    int rename(@Param("id") String id, @Param("name") String name);

    @Update("update fleet_endpoint set group_id = #{groupId} where id = #{id} and retired_at is null")
    int move(@Param("id") String id, @Param("groupId") @Nullable String groupId);

    @Update("""
            update fleet_endpoint set quarantined_at = #{now}, quarantine_kind = #{kind}
            where id = #{id} and retired_at is null and quarantined_at is null
            """)
    int quarantine(@Param("id") String id, @Param("kind") QuarantineKind kind, @Param("now") Instant now);

    @Update("""
            update fleet_endpoint set quarantined_at = null, quarantine_kind = null,
                keys_valid_from = case when #{keepKey} then keys_valid_from else #{now} end,
                machine_fingerprint = null
            where id = #{id} and quarantined_at is not null
            """)
    int release(@Param("id") String id, @Param("keepKey") boolean keepKey, @Param("now") Instant now);

    @Update("""
            update fleet_endpoint set retired_at = #{now}, keys_valid_from = #{now}, asset_number = null
            where id = #{id} and retired_at is null
            """)
    int retire(@Param("id") String id, @Param("now") Instant now);

    @Insert("""
            insert into fleet_timeline (endpoint_id, at, kind, detail) values (#{id}, #{at}, #{kind}, #{detail})
            """)
    void tell(
            @Param("id") String id,
            @Param("at") Instant at,
            @Param("kind") TimelineKind kind,
            @Param("detail") String detail);
}
