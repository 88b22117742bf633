package io.yingdun.cloud.ris;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Messages. */
@Mapper
interface InboxMapper {

    String COLUMNS =
            "id, sender, address, control_id, type, body, character_set, issuer, corrected, state, note, received_at,"
                    + " queued_at";

    /** What a message is kept with. */
    record NewMessage(
            String sender,
            String address,
            String controlId,
            String type,
            String sha256,
            byte[] body,
            String characterSet,
            String issuer,
            MessageState state,
            String note,
            Instant at) {}

    /** Nothing where the sender has sent the same under the same control ID already. */
    @Insert("""
            insert into ris_message (sender, address, control_id, type, sha256, body, character_set, issuer, state, note,
              next_try_at, received_at, queued_at)
            values (#{sender}, #{address}, #{controlId}, #{type}, #{sha256}, #{body}, #{characterSet}, #{issuer}, #{state},
              #{note}, #{at}, #{at}, #{at})
            on conflict (sender, control_id, sha256) do nothing
            """)
    int insert(NewMessage message);

    /** One message at a time, whichever server does it: the next one sees what the last one did. */
    @Select("select true from (select pg_advisory_xact_lock(747436)) as locked")
    boolean takeTurn();

    /**
     * The first that is due. One that waits stands in nobody's way. Those that wait are read in the order of their index, so
     * that the planner does not walk the whole inbox by ID; and the state is asked for again of the row that is locked, since
     * another server may just have noted why it could not be applied.
     */
    @Select("select " + COLUMNS + " from ris_message where " + """
            id = (
              select min(id) from (
                select min(id) as id from ris_message where state = 'RECEIVED'
                union all
                select min(id) from (
                  select id from ris_message where state = 'WAITING' and next_try_at <= #{now} order by next_try_at, id
                ) as waiting
              ) as due
            ) and (state = 'RECEIVED' or (state = 'WAITING' and next_try_at <= #{now}))
            for update
            """)
    @Nullable
    StoredMessage due(Instant now);

    @Update("""
            update ris_message set state = #{state}, note = #{note}, waits_for = '', settled_at = #{at}
            where id = #{id} and state in ('RECEIVED', 'WAITING')
            """)
    int settle(
            @Param("id") long id,
            @Param("state") MessageState state,
            @Param("note") String note,
            @Param("at") Instant at);

    @Update("""
            update ris_message set state = 'WAITING', note = #{note}, waits_for = #{waitsFor}, next_try_at = #{nextTryAt}
            where id = #{id} and state in ('RECEIVED', 'WAITING')
            """)
    void await(
            @Param("id") long id,
            @Param("waitsFor") String waitsFor,
            @Param("note") String note,
            @Param("nextTryAt") Instant nextTryAt);

    @Update("update ris_message set next_try_at = #{now} where state = 'WAITING' and waits_for = #{waitsFor}")
    void wake(@Param("waitsFor") String waitsFor, @Param("now") Instant now);

    /** In the order in which they came, without what they say: each may be megabytes. */
    @Select("""
            select id, sender, address, control_id, type, state, note, received_at from ris_message
            where state = #{state} order by id limit #{limit} offset #{offset}
            """)
    List<MessageView> inState(
            @Param("state") MessageState state, @Param("limit") int limit, @Param("offset") long offset);

    @Select("select count(*) from ris_message where state = #{state}")
    long count(MessageState state);

    @Select("select " + COLUMNS + " from ris_message where id = #{id}")
    @Nullable
    StoredMessage find(long id);

    /** It is applied again, in its old place among the sender's. */
    @Update("""
            update ris_message set state = 'RECEIVED', note = '', corrected = coalesce(#{corrected}, corrected),
              type = coalesce(#{type}, type),
              next_try_at = #{now}, queued_at = #{now}, settled_at = null
            where id = #{id} and state = 'DEAD'
            """)
    int resend(
            @Param("id") long id,
            @Param("corrected") @Nullable String corrected,
            @Param("type") @Nullable String type,
            @Param("now") Instant now);

    @Update("update ris_message set state = 'DISMISSED', settled_at = #{now} where id = #{id} and state = 'DEAD'")
    int dismiss(@Param("id") long id, @Param("now") Instant now);
}
