package io.yingdun.cloud.patient;

import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Codes that were sent, until they are used or have expired. */
@Mapper
interface OneTimeCodeMapper {

    record Code(String ticketHash, String phone, String hash, Instant expiresAt) {}

    @Insert("""
            insert into patient_code (ticket_hash, phone, hash, expires_at)
            values (#{ticketHash}, #{phone}, #{hash}, #{expiresAt})
            """)
    void insert(Code code);

    @Delete("delete from patient_code where expires_at <= #{now}")
    void removeExpired(Instant now);

    /** Counts a try, and gives the code while it has some left. */
    @Select("""
            update patient_code set tries = tries + 1
            where ticket_hash = #{ticketHash} and tries < #{most} and expires_at > #{now}
            returning ticket_hash, phone, hash, expires_at
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Code tried(@Param("ticketHash") String ticketHash, @Param("most") int most, @Param("now") Instant now);

    /** 1 for the first who uses it. */
    @Delete("delete from patient_code where ticket_hash = #{ticketHash}")
    int use(String ticketHash);
}
