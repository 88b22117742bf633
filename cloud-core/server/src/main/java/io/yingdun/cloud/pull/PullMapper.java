package io.yingdun.cloud.pull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface PullMapper {

    @Insert("""
        insert into pull (id, peer, from_date, to_date, retrieval, studies_per_hour, hours, state, next_date, note,
                          created_at, created_by)
        values (#{id}, #{peer}, #{fromDate}, #{toDate}, #{retrieval}, #{studiesPerHour}, #{hours}, #{state},
                #{nextDate}, #{note}, #{createdAt}, #{createdBy})
        """)
    void insert(Pull pull);

    @Select("select * from pull order by created_at desc")
    List<Pull> all();

    @Select("select * from pull where id = #{id}")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Pull byId(String id);

    /** @return 0 when it is not running */
    @Update("update pull set state = 'STOPPED', note = '' where id = #{id} and state = 'RUNNING'")
    int stop(String id);

    /** @return 0 when it runs already */
    @Update("update pull set state = 'RUNNING', note = '' where id = #{id} and state <> 'RUNNING'")
    int resume(String id);

    /** The work is done, unless somebody stopped it meanwhile. */
    @Update("update pull set state = 'DONE', note = '' where id = #{id} and state = 'RUNNING'")
    int finish(String id);

    @Update("update pull set note = #{note} where id = #{id} and note <> #{note}")
    void note(@Param("id") String id, @Param("note") String note);

    @Update("update pull set next_date = #{nextDate} where id = #{id}")
    void advance(@Param("id") String id, @Param("nextDate") LocalDate nextDate);

    /**
     * One that was listed before waits anew if it is missing something now, and was not tried yet with this number of instances
     * since the given time: it has grown, or what kept it from coming whole may be mended.
     *
     * @param seen how many instances the peer says that the study has, null where it does not say
     */
    @Insert("""
        insert into pull_study as s (pull, study_instance_uid, state, seen)
        values (#{pull}, #{studyUid}, #{state}, #{seen,jdbcType=INTEGER})
        on conflict (pull, study_instance_uid) do update
          set state = excluded.state, attempts = 0, note = '', seen = excluded.seen
          where excluded.state = 'WAITING' and s.state <> 'WAITING'
            and (s.tried is null or s.tried < #{triedBefore} or s.seen is distinct from excluded.seen)
        """)
    void list(
            @Param("pull") String pull,
            @Param("studyUid") String studyUid,
            @Param("state") StudyState state,
            @Param("seen") @Nullable Integer seen,
            @Param("triedBefore") Instant triedBefore);

    /** Whatever was tried is looked at once more. */
    @Update("update pull_study set tried = null where pull = #{pull}")
    void forgetTries(String pull);

    enum StudyState {
        WAITING,
        /** Was here already. */
        PRESENT,
        FETCHED,
        /** Was tried in vain as often as makes sense. */
        FAILED
    }

    record Waiting(String studyInstanceUid, int attempts) {}

    @Select("""
        select study_instance_uid, attempts from pull_study
        where pull = #{pull} and state = 'WAITING' order by attempts, listed limit 1
        """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Waiting nextWaiting(String pull);

    @Update("""
        update pull_study set state = #{state}, attempts = attempts + 1, instances = instances + #{instances},
               note = #{note}, tried = #{now}
        where pull = #{pull} and study_instance_uid = #{studyUid}
        """)
    void tried(
            @Param("pull") String pull,
            @Param("studyUid") String studyUid,
            @Param("state") StudyState state,
            @Param("instances") int instances,
            @Param("note") String note,
            @Param("now") Instant now);

    /** By a person: that was no attempt. */
    @Update("""
        update pull_study set instances = instances + #{instances}
        where pull = #{pull} and study_instance_uid = #{studyUid}
        """)
    void brokenOff(@Param("pull") String pull, @Param("studyUid") String studyUid, @Param("instances") int instances);

    /** How many studies are in each state. */
    record Count(StudyState state, int studies, long instances) {}

    @Select("""
        select state, count(*) as studies, sum(instances) as instances from pull_study where pull = #{pull}
        group by state
        """)
    List<Count> counts(String pull);

    /** A study that could not be fetched, and why. */
    record Failure(String studyInstanceUid, int attempts, String reason) {}

    @Select("""
        select study_instance_uid, attempts, note as reason from pull_study
        where pull = #{pull} and note <> '' and state in ('WAITING', 'FAILED') order by listed limit #{limit}
        """)
    List<Failure> failures(@Param("pull") String pull, @Param("limit") int limit);

    /**
     * What has failed is to be tried again.
     *
     * @return how many studies
     */
    @Update("update pull_study set state = 'WAITING', attempts = 0 where pull = #{pull} and state = 'FAILED'")
    int retryFailed(String pull);
}
