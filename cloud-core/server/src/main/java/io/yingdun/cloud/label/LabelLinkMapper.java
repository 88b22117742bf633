package io.yingdun.cloud.label;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The links on labels. */
@Mapper
interface LabelLinkMapper {

    @Select("""
            insert into label_link (hash, order_id, created_at, created_by) values (#{hash}, #{order}, #{at}, #{by})
            returning id
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long insert(
            @Param("hash") String hash, @Param("order") long order, @Param("at") Instant at, @Param("by") String by);

    /** @return how many were in force */
    @Update("""
            <script>
            update label_link set revoked_at = #{at} where revoked_at is null and order_id in
            <foreach item="order" collection="orders" open="(" separator="," close=")">#{order}</foreach>
            </script>
            """)
    int revoke(@Param("orders") List<Long> orders, @Param("at") Instant at);

    record Found(long id, long orderId) {}

    @Select("select id, order_id from label_link where hash = #{hash} and revoked_at is null")
    @Nullable
    Found inForce(String hash);
}
