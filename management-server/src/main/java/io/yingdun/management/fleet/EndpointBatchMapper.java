package io.yingdun.management.fleet;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/**
 * Writes for many endpoints at once. Rows come as one JSON text ({@code jsonb_to_recordset}), so a batch of any size is
 * one statement with one plan.
 */
@Mapper
interface EndpointBatchMapper {

    /**
     * Whoever writes many endpoints in one transaction takes turns here: two that lock the same rows in another order
     * would wait for each other until PostgreSQL ends one of them.
     */
    @Select("select pg_advisory_xact_lock(7665430)")
    @Nullable
    Object takeTurn();

    /** Returns each endpoint as it was before. */
    @Select("""
            with row as (
              select * from jsonb_to_recordset(#{rows}::jsonb) as r(
                id text, at timestamptz, address text, host text, user_name text, os text, os_version text,
                architecture text, agent_version text, machine_fingerprint text, clock_skew_seconds bigint,
                overlay text, overlay_detail text, screens jsonb, screen_count int, covered_screens int)),
            old as (
              select e.id, e.state, e.user_name, e.agent_version, e.address from fleet_endpoint e join row using (id)),
            changed as (
              update fleet_endpoint e set
                state = 'ONLINE',
                state_since = case when e.state = 'ONLINE' then e.state_since else r.at end,
                last_seen = r.at, address = r.address, host = r.host, user_name = r.user_name, os = r.os,
                os_version = r.os_version, architecture = r.architecture, agent_version = r.agent_version,
                machine_fingerprint = coalesce(e.machine_fingerprint, r.machine_fingerprint),
                clock_skew_seconds = r.clock_skew_seconds, overlay = r.overlay, overlay_detail = r.overlay_detail,
                screens = r.screens, screen_count = r.screen_count, covered_screens = r.covered_screens
              from row r where e.id = r.id and e.retired_at is null
              returning e.id, e.name)
            select changed.id, changed.name, old.state, old.user_name, old.agent_version, old.address
            from changed join old using (id)
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Before> arrived(@Param("rows") String rows);

    /** An endpoint as it was before a batch changed it. */
    record Before(String id, String name, EndpointState state, String userName, String agentVersion, String address) {}

    /** Only from states that may lead there; returns whose state did change. */
    @Select("""
            update fleet_endpoint e set state = #{state}, state_since = r.at
            from jsonb_to_recordset(#{rows}::jsonb) as r(id text, at timestamptz)
            where e.id = r.id and e.retired_at is null and e.state = any(#{from, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            returning e.id, e.name
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Named> changeState(
            @Param("rows") String rows, @Param("state") EndpointState state, @Param("from") String[] from);

    /** Id and name of an endpoint. */
    record Named(String id, String name) {}

    @Select("""
            update fleet_endpoint e set overlay = r.overlay, overlay_detail = r.overlay_detail, screens = r.screens,
                screen_count = r.screen_count, covered_screens = r.covered_screens, last_seen = r.at
            from jsonb_to_recordset(#{rows}::jsonb) as r(
                id text, at timestamptz, overlay text, overlay_detail text, screens jsonb, screen_count int,
                covered_screens int)
            where e.id = r.id returning e.id, e.name
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Named> screens(@Param("rows") String rows);

    @Update("""
            update fleet_endpoint e set user_name = r.user_name
            from jsonb_to_recordset(#{rows}::jsonb) as r(id text, user_name text) where e.id = r.id
            """)
    void users(@Param("rows") String rows);

    @Select("""
            update fleet_endpoint e set clock_skew_seconds = r.clock_skew_seconds
            from jsonb_to_recordset(#{rows}::jsonb) as r(id text, clock_skew_seconds bigint) where e.id = r.id
            returning e.id, e.name
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Named> clocks(@Param("rows") String rows);

    @Update("""
            update fleet_endpoint e set last_seen = r.at
            from jsonb_to_recordset(#{rows}::jsonb) as r(id text, at timestamptz)
            where e.id = r.id and (e.last_seen is null or e.last_seen < r.at)
            """)
    void lastSeen(@Param("rows") String rows);

    @Update("""
            update fleet_endpoint e set policy_id = r.policy_id, policy_name = r.policy_name, rollout = r.rollout,
                rollout_reason = r.rollout_reason
            from jsonb_to_recordset(#{rows}::jsonb) as r(
                id text, policy_id text, policy_name text, rollout text, rollout_reason text)
            where e.id = r.id
            """)
    void rollouts(@Param("rows") String rows);

    @Update("""
            insert into fleet_timeline (endpoint_id, at, kind, detail)
            select r.id, r.at, r.kind, r.detail
            from jsonb_to_recordset(#{rows}::jsonb) as r(id text, at timestamptz, kind text, detail text)
            join fleet_endpoint e on e.id = r.id
            """)
    void tell(@Param("rows") String rows);

    @Select("select id from fleet_endpoint where state = 'ONLINE' and retired_at is null")
    List<String> online();

    /** Endpoints that have been connected at least once, and so can have a policy. */
    @Select("""
            select id, name, group_id from fleet_endpoint
            where retired_at is null and state in ('ONLINE', 'OFFLINE', 'ABNORMALLY_OFFLINE')
            """)
    List<PolicyTarget> policyTargets();

    @Select("""
            select id, name, group_id from fleet_endpoint
            where retired_at is null and id = any(#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    List<PolicyTarget> policyTargetsOf(@Param("ids") String[] ids);

    @Select("select count(*) filter (where state = 'ONLINE') as online, "
            + "count(*) filter (where state = 'OFFLINE') as offline, "
            + "count(*) filter (where state = 'ABNORMALLY_OFFLINE') as abnormally_offline, "
            + "count(*) filter (where state = 'UNINSTALLED') as uninstalled, "
            + "count(*) filter (where state = 'NOT_INSTALLED') as not_installed, "
            + "count(*) filter (where rollout = 'APPLIED') as applied, "
            + "count(*) filter (where rollout = 'PENDING') as pending, "
            + "count(*) filter (where rollout = 'FAILED') as failed, "
            + "coalesce(sum(screen_count) filter (where state = 'ONLINE'), 0) as screens, "
            + "coalesce(sum(covered_screens) filter (where state = 'ONLINE'), 0) as covered "
            + "from fleet_endpoint where retired_at is null")
    FleetCounts counts();

    @Update("""
            insert into fleet_state_sample (at, online, offline, abnormally_offline)
            values (#{at}, #{c.online}, #{c.offline}, #{c.abnormallyOffline}) on conflict do nothing
            """)
    void sample(@Param("at") Instant at, @Param("c") FleetCounts counts);

    @Select("""
            select at, online, offline, abnormally_offline from fleet_state_sample where at >= #{from} order by at
            """)
    List<StateSample> samples(@Param("from") Instant from);
}
