package io.yingdun.cloud.mark;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface MarkMapper {

    String SHOWING =
            "select id, token, codeword, kind, caller_id, caller, visitor, study, page, address, begun_at, ends_at, "
                    + "removed_at from mark_showing ";

    record Look(boolean enabled, int strength, int rotationMinutes, byte[] carrierKey) {}

    record Drawable(String token, byte[] codeword) {}

    @Select("select enabled, strength, rotation_minutes, carrier_key from mark_look")
    @Nullable
    Look look();

    @Insert("""
            insert into mark_look (enabled, strength, rotation_minutes, carrier_key)
            values (#{enabled}, #{strength}, #{rotationMinutes}, #{carrierKey})
            on conflict (one) do update set enabled = excluded.enabled, strength = excluded.strength,
              rotation_minutes = excluded.rotation_minutes, carrier_key = excluded.carrier_key
            """)
    void learn(Look look);

    @Insert("insert into mark_stock (token, codeword) values (#{token}, #{codeword}) on conflict do nothing")
    void stock(Drawable drawable);

    @Select("select count(*) from mark_stock")
    int stocked();

    /** What was issued under another key is of no use. */
    @Delete("delete from mark_stock")
    void clearStock();

    @Select("""
            delete from mark_stock where token =
              (select token from mark_stock limit 1 for update skip locked)
            returning token, codeword
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Drawable take();

    @Insert("""
            insert into mark_showing (id, token, codeword, kind, caller_id, caller, visitor, study, page, address, begun_at, ends_at)
            values (#{id}, #{token}, #{codeword}, #{kind}, #{callerId}, #{caller}, #{visitor}, #{study}, #{page}, #{address},
              #{begunAt}, #{endsAt})
            """)
    void show(Showing showing);

    @Select(SHOWING + """
            where caller_id = #{callerId} and visitor = #{visitor} and page = #{page}
              and study is not distinct from #{study} and ends_at > #{after}
            order by begun_at desc limit 1
            """)
    @Nullable
    Showing current(
            @Param("callerId") String callerId,
            @Param("visitor") String visitor,
            @Param("page") Showing.Page page,
            @Param("study") @Nullable String study,
            @Param("after") Instant after);

    @Select("select count(*) from mark_showing where caller_id = #{callerId} and begun_at > #{since}")
    int begunSince(@Param("callerId") String callerId, @Param("since") Instant since);

    @Update("""
            update mark_showing set removed_at = #{now}, reported = false
            where id = #{id} and caller_id = #{callerId} and removed_at is null
            """)
    int remove(@Param("id") String id, @Param("callerId") String callerId, @Param("now") Instant now);

    @Select(SHOWING + "where not reported order by begun_at limit #{limit}")
    List<Showing> unreported(int limit);

    /** Unless its removal was told meanwhile. */
    @Update("""
            update mark_showing set reported = true
            where id = #{id} and (removed_at is null) = (#{removedAt}::timestamptz is null)
            """)
    void reported(Showing showing);
}
