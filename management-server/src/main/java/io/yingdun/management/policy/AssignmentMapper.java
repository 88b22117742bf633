package io.yingdun.management.policy;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What each endpoint was told last; whole batches a statement. */
@Mapper
interface AssignmentMapper {

    @Select("""
            select endpoint_id, assignment_version, policy_id, policy_version, user_name, rollout, reason, assigned_at,
                   answered_at, slots_until
            from policy_assignment
            """)
    List<Assignment> all();

    @Select("""
            select endpoint_id, assignment_version, policy_id, policy_version, user_name, rollout, reason, assigned_at,
                   answered_at, slots_until
            from policy_assignment
            where endpoint_id = any(#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    List<Assignment> of(@Param("ids") String[] ids);

    @Select("""
            select endpoint_id, assignment_version, policy_id, policy_version, user_name, rollout, reason, assigned_at,
                   answered_at, slots_until
            from policy_assignment where endpoint_id = #{id}
            """)
    @Nullable
    Assignment find(String id);

    @Update("""
            insert into policy_assignment (endpoint_id, assignment_version, policy_id, policy_version, user_name, rollout,
                reason, assigned_at, answered_at, slots_until)
            select endpoint_id, assignment_version, policy_id, policy_version, user_name, rollout, reason, assigned_at,
                answered_at, slots_until
            from jsonb_to_recordset(#{rows}::jsonb) as r(
                endpoint_id text, assignment_version bigint, policy_id text, policy_version int, user_name text,
                rollout text, reason text, assigned_at timestamptz, answered_at timestamptz, slots_until timestamptz)
            on conflict (endpoint_id) do update set assignment_version = excluded.assignment_version,
                policy_id = excluded.policy_id, policy_version = excluded.policy_version,
                user_name = excluded.user_name, rollout = excluded.rollout, reason = excluded.reason,
                assigned_at = excluded.assigned_at, answered_at = excluded.answered_at,
                slots_until = excluded.slots_until
            """)
    void save(@Param("rows") String rows);

    @Update("""
            update policy_assignment a set slots_until = r.until
            from jsonb_to_recordset(#{rows}::jsonb) as r(endpoint_id text, until timestamptz)
            where a.endpoint_id = r.endpoint_id
            """)
    void slotsUntil(@Param("rows") String rows);

    /** Only answers to what was told last count; returns those whose rollout changed by it. */
    @Select("""
            with answer as (
              select * from jsonb_to_recordset(#{rows}::jsonb) as r(
                endpoint_id text, assignment_version bigint, rollout text, reason text)),
            changed as (
              select a.endpoint_id from policy_assignment a join answer r using (endpoint_id)
              where a.assignment_version = r.assignment_version
                and (a.rollout <> r.rollout or a.reason is distinct from r.reason)),
            written as (
              update policy_assignment a set rollout = r.rollout, reason = r.reason, answered_at = #{now}
              from answer r
              where a.endpoint_id = r.endpoint_id and a.assignment_version = r.assignment_version
              returning a.*)
            select w.endpoint_id, w.assignment_version, w.policy_id, w.policy_version, w.user_name, w.rollout, w.reason,
                   w.assigned_at, w.answered_at, w.slots_until
            from written w join changed using (endpoint_id)
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Assignment> answer(@Param("rows") String rows, @Param("now") Instant now);

    @Delete(
            "delete from policy_assignment where endpoint_id = any(#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})")
    void forget(@Param("ids") String[] ids);

    record PolicyCounts(String policyId, int applied, int pending, int failed) {}

    @Select("""
            select policy_id, count(*) filter (where rollout = 'APPLIED')::int as applied,
                   count(*) filter (where rollout = 'PENDING')::int as pending,
                   count(*) filter (where rollout = 'FAILED')::int as failed
            from policy_assignment group by policy_id
            """)
    List<PolicyCounts> counts();

    @Select("""
            select endpoint_id, assignment_version, policy_id, policy_version, user_name, rollout, reason, assigned_at,
                   answered_at, slots_until
            from policy_assignment where policy_id = #{policyId} and rollout = 'FAILED' limit 1000
            """)
    List<Assignment> failures(String policyId);
}
