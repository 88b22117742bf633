package io.yingdun.cloud.message;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The outbox. */
@Mapper
interface MessageMapper {

    String COLUMNS =
            "id, report, accession_number, patient_id, issuer, state, way, tries, note, next_try_at, created_at,"
                    + " queued_at, settled_at";

    /** Nothing where the event was announced before, unless that was withdrawn. */
    @Insert("""
            insert into message as known (report, accession_number, patient_id, issuer, state, next_try_at, created_at, queued_at)
            values (#{report}, #{accessionNumber}, #{patientId}, #{issuer}, 'WAITING', #{at}, #{at}, #{at})
            on conflict (report, patient_id, issuer) do update
              set state = 'WAITING', note = '', next_try_at = #{at}, queued_at = #{at}, settled_at = null
              where known.state = 'WITHDRAWN'
            """)
    int write(
            @Param("report") long report,
            @Param("accessionNumber") String accessionNumber,
            @Param("patientId") String patientId,
            @Param("issuer") String issuer,
            @Param("at") Instant at);

    /** The first that is due and that no other server has in hand. Its lock ends with the transaction, or with the process. */
    @Select("select " + COLUMNS + " from message where " + """
            state = 'WAITING' and next_try_at <= #{now} order by next_try_at, id limit 1 for update skip locked
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Message due(Instant now);

    @Update("""
            update message set state = #{state}, way = #{way}, tries = tries + #{tried}, note = #{note}, settled_at = #{at}
            where id = #{id}
            """)
    void settle(
            @Param("id") long id,
            @Param("state") MessageState state,
            @Param("way") String way,
            @Param("tried") int tried,
            @Param("note") String note,
            @Param("at") Instant at);

    @Update("""
            update message set way = #{way}, tries = tries + 1, note = #{note}, next_try_at = #{nextTryAt} where id = #{id}
            """)
    void await(
            @Param("id") long id,
            @Param("way") String way,
            @Param("note") String note,
            @Param("nextTryAt") Instant nextTryAt);

    @Update("""
            update message set state = 'WAITING', tries = 0, next_try_at = #{at}, queued_at = #{at}, settled_at = null
            where id = #{id} and state in ('DEAD', 'LEFT')
            """)
    int resend(@Param("id") long id, @Param("at") Instant at);

    @Select("select " + COLUMNS + " from message where id = #{id}")
    @Nullable
    Message find(long id);

    /** The newest first. */
    @Select("select " + COLUMNS + " from message where " + """
            state = #{state} order by id desc limit #{limit} offset #{offset}
            """)
    List<Message> inState(@Param("state") MessageState state, @Param("limit") int limit, @Param("offset") long offset);

    @Select("select count(*) from message where state = #{state}")
    long count(MessageState state);
}
