package io.yingdun.cloud.storage;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Which objects the far store has, or may have. */
@Mapper
interface FarCopyMapper {

    enum State {
        /** Perhaps there, in whole or in part: its sending was begun. */
        COPYING,
        /** There, and was read back. */
        FAR,
        /** The index does not name it any more; perhaps still there. */
        FORGOTTEN
    }

    /** Stands before the first byte is sent, so that no crash leaves bytes that nobody knows of. */
    @Insert("""
            insert into storage_far_copy (sha256, state, size, since) values (#{key}, 'COPYING', #{size}, now())
            on conflict do nothing
            """)
    void begin(@Param("key") String key, @Param("size") long size);

    @Select("select state from storage_far_copy where sha256 = #{key}")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    State state(String key);

    /** @return 0 when it was forgotten meanwhile */
    @Update("update storage_far_copy set state = 'FAR', since = now() where sha256 = #{key} and state <> 'FORGOTTEN'")
    int settle(String key);

    /** @return 0 when nothing of it is known to be far */
    @Update("update storage_far_copy set state = 'FORGOTTEN', since = now() where sha256 = #{key}")
    int forget(String key);

    @Insert("""
            insert into storage_far_copy (sha256, state, size, since) values (#{key}, 'FORGOTTEN', 0, now())
            on conflict (sha256) do update set state = 'FORGOTTEN', since = now()
            """)
    void noteForgotten(String key);

    @Select("select sha256 from storage_far_copy where state = 'FORGOTTEN' order by since limit #{limit}")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<String> forgotten(int limit);

    /** Behind all others. */
    @Update("update storage_far_copy set since = now() where sha256 = #{key}")
    void postpone(String key);

    @Delete("delete from storage_far_copy where sha256 = #{key} and state = 'FORGOTTEN'")
    void gone(String key);

    @Select("""
            select count(*) filter (where state = 'FAR') as objects,
                   coalesce(sum(size) filter (where state = 'FAR'), 0) as bytes,
                   count(*) filter (where state = 'FORGOTTEN') as to_delete
            from storage_far_copy
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    FarTotals totals();
}
