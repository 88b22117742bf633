package io.yingdun.management.token;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface TokenMapper {

    record Row(
            long sequence,
            long token,
            @Nullable String endpointId,
            String userName,
            int rotationMinutes,
            Instant notBefore,
            Instant notAfter) {}

    record Numbered(long sequence, long token) {}

    /** Arrays of one length, one element a token; rows whose token or slot exists already are left out. */
    @Select("""
            insert into token_issued (token, endpoint_id, user_name, rotation_minutes, not_before, not_after)
            select * from unnest(
              #{tokens, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}::bigint[],
              #{endpointIds, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}::text[],
              #{userNames, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}::text[],
              #{rotations, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}::int[],
              #{begins, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}::timestamptz[],
              #{ends, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}::timestamptz[])
            on conflict do nothing
            returning sequence, token, endpoint_id, user_name, rotation_minutes, not_before, not_after
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Row> issue(
            @Param("tokens") Long[] tokens,
            @Param("endpointIds") String[] endpointIds,
            @Param("userNames") String[] userNames,
            @Param("rotations") Integer[] rotations,
            @Param("begins") String[] begins,
            @Param("ends") String[] ends);

    /**
     * Held to the end of the transaction by whoever issues: sequence numbers are given at the insertion and seen at the commit, and
     * who reads what is new must not pass one that is not seen yet.
     */
    @Select("select 1 from (select pg_advisory_xact_lock(hashtext('token_issued'))) held")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    int lock();

    /** Without an endpoint; a token that exists already is left out. */
    @Select("""
            insert into token_issued (token, user_name, rotation_minutes, not_before, not_after)
            select drawn, '', 0, #{now}, '9999-12-31T00:00:00Z' from unnest(
              #{tokens, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}::bigint[]) drawn
            on conflict do nothing
            returning token
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Long> issueToPages(@Param("tokens") Long[] tokens, @Param("now") Instant now);

    /** Slots that are not over yet, and fallbacks. */
    @Select("""
            select sequence, token, endpoint_id, user_name, rotation_minutes, not_before, not_after from token_issued
            where endpoint_id = any(#{endpointIds, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
              and not_after > #{now}
            """)
    List<Row> current(@Param("endpointIds") String[] endpointIds, @Param("now") Instant now);

    @Select("select sequence, token, endpoint_id, user_name, rotation_minutes, not_before, not_after from token_issued "
            + "where token = #{token}")
    @Nullable
    Row find(long token);

    @Select("select sequence, token from token_issued where sequence > #{after} order by sequence limit #{limit}")
    List<Numbered> after(@Param("after") long after, @Param("limit") int limit);

    @Select("select coalesce(max(sequence), 0) from token_issued")
    long lastSequence();
}
