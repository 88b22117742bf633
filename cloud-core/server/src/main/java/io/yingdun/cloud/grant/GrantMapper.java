package io.yingdun.cloud.grant;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Requests and what was granted. */
@Mapper
interface GrantMapper {

    /** No message brings one into a department's name. */
    String SEPARATOR = "\u001f";

    String GRANT = """
            select id, staff_id, staff_name, study_instance_uid, kind, request_id, reason,
              array_to_string(departments, chr(31)) as departments, granted_at, granted_by, expires_at, ended_at, ended_by,
              reviewed_at, reviewed_by, justified, review
            from grant_access
            """;

    String REQUEST = """
            select id, staff_id, staff_name, department, number_kind, number, reason, hours,
              array_to_string(departments, chr(31)) as departments, asked_at, state, decided_at, decided_by, decision
            from grant_request
            """;

    @Select("""
            select max(expires_at) from grant_access
            where staff_id = #{staff} and study_instance_uid = #{study} and expires_at > #{now} and ended_at is null
            """)
    @Nullable
    Instant openUntil(@Param("staff") String staffId, @Param("study") String studyUid, @Param("now") Instant now);

    @Insert("""
            insert into grant_access (id, staff_id, staff_name, study_instance_uid, kind, request_id, reason, departments,
                                      granted_at, granted_by, expires_at)
            values (#{id}, #{staffId}, #{staffName}, #{studyInstanceUid}, #{kind}, #{requestId}, #{reason},
                    string_to_array(#{departments}, chr(31)), #{grantedAt}, #{grantedBy}, #{expiresAt})
            """)
    void insert(Grant grant);

    @Select(GRANT + "where id = #{id} for update")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Grant lock(String id);

    @Update("update grant_access set ended_at = #{now}, ended_by = #{by} where id = #{id}")
    void end(@Param("id") String id, @Param("by") String by, @Param("now") Instant now);

    @Update("""
            update grant_access set reviewed_at = #{now}, reviewed_by = #{by}, justified = #{justified}, review = #{review}
            where id = #{id}
            """)
    void review(
            @Param("id") String id,
            @Param("by") String by,
            @Param("justified") boolean justified,
            @Param("review") String review,
            @Param("now") Instant now);

    @Select(
            GRANT
                    + "where staff_id = #{staff} and expires_at > #{now} and ended_at is null order by granted_at desc limit 500")
    List<Grant> inForce(@Param("staff") String staffId, @Param("now") Instant now);

    @Select(GRANT + """
            where departments @> array[#{department}]::text[] and staff_id <> #{staff} and expires_at > #{now} and ended_at is null
            order by granted_at desc limit 500
            """)
    List<Grant> givenFor(
            @Param("department") String department, @Param("staff") String notOf, @Param("now") Instant now);

    /** What is still to be reviewed comes first. */
    @Select(GRANT + """
            where departments @> array[#{department}]::text[] and kind = 'EMERGENCY' and staff_id <> #{staff}
            order by reviewed_at nulls first, granted_at desc limit 500
            """)
    List<Grant> emergencies(@Param("department") String department, @Param("staff") String notOf);

    @Insert("""
            insert into grant_request (id, staff_id, staff_name, department, number_kind, number, reason, hours, departments,
                                       asked_at, state)
            values (#{id}, #{staffId}, #{staffName}, #{department}, #{numberKind}, #{number}, #{reason}, #{hours},
                    string_to_array(#{departments}, chr(31)), #{askedAt}, #{state})
            """)
    void ask(Request request);

    @Select(REQUEST + "where id = #{id} for update")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Request lockRequest(String id);

    @Update("""
            update grant_request set state = #{state}, decided_at = #{now}, decided_by = #{by}, decision = #{decision}
            where id = #{id}
            """)
    void decide(
            @Param("id") String id,
            @Param("state") Request.State state,
            @Param("by") String by,
            @Param("decision") String decision,
            @Param("now") Instant now);

    @Select("select count(*) from grant_request where staff_id = #{staff} and state = 'WAITING'")
    int waitingOf(@Param("staff") String staffId);

    @Select(REQUEST + "where staff_id = #{staff} order by asked_at desc limit 200")
    List<Request> requestsOf(@Param("staff") String staffId);

    @Select(REQUEST + """
            where departments @> array[#{department}]::text[] and state = 'WAITING' and staff_id <> #{staff}
            order by asked_at limit 200
            """)
    List<Request> waitingFor(@Param("department") String department, @Param("staff") String notOf);
}
