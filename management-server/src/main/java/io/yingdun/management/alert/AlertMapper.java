package io.yingdun.management.alert;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface AlertMapper {

    /** Returns the alert as it now stands: a new one, or the open one of the same matter with its time moved on. */
    @Select("""
            insert into alert_alert (id, at, kind, severity, endpoint_id, endpoint_name, detail)
            values (#{id}, #{at}, #{kind}, #{severity}, #{endpointId}, #{endpointName}, #{detail})
            on conflict (kind, (coalesce(endpoint_id, ''))) where acknowledged_at is null
            do update set at = excluded.at, detail = excluded.detail, endpoint_name = excluded.endpoint_name
            returning id, at, kind, severity, endpoint_id, endpoint_name, detail, acknowledged_at
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    Alert raise(Alert alert);

    @Select("""
            update alert_alert set acknowledged_at = #{now}, acknowledged_by = #{by}
            where acknowledged_at is null and kind = #{kind}
              and endpoint_id = any(#{endpointIds, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            returning id, at, kind, severity, endpoint_id, endpoint_name, detail, acknowledged_at
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Alert> resolve(
            @Param("kind") AlertKind kind,
            @Param("endpointIds") String[] endpointIds,
            @Param("now") Instant now,
            @Param("by") String by);

    @Update("""
            update alert_alert set acknowledged_at = #{now}, acknowledged_by = #{by}
            where id = #{id} and acknowledged_at is null
            """)
    int acknowledge(@Param("id") String id, @Param("now") Instant now, @Param("by") String by);

    @Select("""
            select id, at, kind, severity, endpoint_id, endpoint_name, detail, acknowledged_at from alert_alert
            where id = #{id}
            """)
    @Nullable
    Alert find(String id);

    @Select("""
            select id, at, kind, severity, endpoint_id, endpoint_name, detail, acknowledged_at from alert_alert
            where not #{openOnly} or acknowledged_at is null
            order by at desc limit #{limit}
            """)
    List<Alert> newest(@Param("openOnly") boolean openOnly, @Param("limit") int limit);
}
