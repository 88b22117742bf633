package io.yingdun.cloud.ris;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** When what was said of what. */
@Mapper
interface LatestSaidMapper {

    @Select("select said_at from ris_latest_said where subject = #{subject} and sender = #{sender}")
    @Nullable
    String saidAt(@Param("subject") String subject, @Param("sender") String sender);

    /** Of two that are the same as far as both are said, the more precise one stays. */
    @Insert("""
            insert into ris_latest_said as known (subject, sender, said_at) values (#{subject}, #{sender}, #{saidAt})
            on conflict (subject, sender) do update set said_at = greatest(known.said_at, excluded.said_at)
            """)
    void note(@Param("subject") String subject, @Param("sender") String sender, @Param("saidAt") String saidAt);
}
