package io.yingdun.management.portal;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface ShowingMapper {

    record Row(
            Showing.Kind kind,
            String caller,
            @Nullable String study,
            Showing.Page page,
            String address,
            Instant begunAt,
            Instant endsAt,
            @Nullable Instant removedAt) {}

    /**
     * The first word stands, but for the removal, which comes later.
     *
     * @return 0 where the token was never issued to the cloud
     */
    @Insert("""
            insert into portal_showing
              (token, kind, caller, study, page, address, begun_at, ends_at, reported_at, removed_at)
            select token, #{s.kind}, #{s.caller}, #{s.study}, #{s.page}, #{s.address}, #{s.begunAt}, #{s.endsAt}, #{now},
              #{s.removedAt}
            from token_issued where token = #{token} and endpoint_id is null
            on conflict (token) do update
              set removed_at = coalesce(portal_showing.removed_at, excluded.removed_at)
            """)
    int report(@Param("token") long token, @Param("s") Showing showing, @Param("now") Instant now);

    @Select("select kind, caller, study, page, address, begun_at, ends_at, removed_at from portal_showing "
            + "where token = #{token}")
    @Nullable
    Row find(long token);
}
