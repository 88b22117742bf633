package io.yingdun.foundation.audit;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface AuditMapper {

    /**
     * Makes writers wait for each other until the end of their transactions. Must be a statement of its own, before
     * the last entry is read: under READ COMMITTED only the next statement sees what the lock's holder committed.
     */
    @Select("select true from (select pg_advisory_xact_lock(#{key})) as locked")
    boolean lock(long key);

    @Select("select * from audit_entry order by sequence desc limit 1")
    @Nullable
    AuditEntry last();

    @Insert("""
            <script>
            insert into audit_entry (sequence, at, actor, role, address, action, subject, outcome, detail,
                                     previous_hash, hash)
            values
            <foreach collection="links" item="link" separator=",">
            (#{link.sequence}, #{link.at}, #{link.actor}, #{link.role}, #{link.address}, #{link.action},
             #{link.subject}, #{link.outcome}, #{link.detail}, #{link.previousHash}, #{link.hash})
            </foreach>
            </script>
            """)
    void insert(@Param("links") List<AuditEntry> links);

    @Select("""
            <script>
            select * from audit_entry
            <where>
              <if test="filter.actor != null">and actor = #{filter.actor}</if>
              <if test="filter.action != null">and action = #{filter.action}</if>
              <if test="filter.from != null">and at &gt;= #{filter.from}</if>
              <if test="filter.to != null">and at &lt; #{filter.to}</if>
              <if test="filter.before != null">and sequence &lt; #{filter.before}</if>
            </where>
            order by sequence desc limit #{limit}
            </script>
            """)
    List<AuditEntry> newestFirst(@Param("filter") AuditFilter filter, @Param("limit") int limit);

    @Select("""
            <script>
            select * from audit_entry
            where sequence &gt; #{after}
            <if test="from != null">and at &gt;= #{from}</if>
            <if test="to != null">and at &lt; #{to}</if>
            order by sequence limit #{limit}
            </script>
            """)
    List<AuditEntry> oldestFirst(
            @Param("after") long after,
            @Param("from") @Nullable Instant from,
            @Param("to") @Nullable Instant to,
            @Param("limit") int limit);

    /** Names the actions' kind as well, which an index of one server's may be for. */
    @Select("""
            <script>
            select * from audit_entry
            where subject = #{subject} and action like 'data.%' and outcome = 'DONE' and action in
            <foreach item="action" collection="actions" open="(" separator="," close=")">#{action}</foreach>
            order by sequence desc limit #{limit}
            </script>
            """)
    List<AuditEntry> of(
            @Param("subject") String subject, @Param("actions") List<String> actions, @Param("limit") int limit);

    @Select("select count(*) from audit_entry")
    long count();

    @Select("select hash from audit_entry where sequence = #{sequence}")
    @Nullable
    String hashOf(long sequence);
}
