package io.yingdun.management.tracing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface TraceMapper {

    /** Any constant that no other lock of the database has will do. */
    long ENDINGS_LOCK = 87223L;

    String COLUMNS = """
            id, (select json_agg(json_build_object('fileName', file_name, 'sha256', sha256, 'mediaType', media_type,
                                                   'bytes', bytes, 'longerSide', longer_side,
                                                   'corners', corners, 'edges', edges) order by position)::text
                 from trace_picture where trace_id = trace_job.id) as pictures,
            note, created_at, created_by, created_role, created_address, request_key, requested_sequence,
            repeats, state, progress, stage, finished_at, attempts, cancel_requested, outcome, failure, failure_code, failed_picture, audit_sequence
            """;

    /** 0 where this officer's request of this key has made its trace already, or another check of the same is open. */
    @Insert("""
            with job as (
                insert into trace_job (id, note, created_at, created_by, created_role, created_address, request_key,
                                       repeats, state)
                values (#{id}, #{note}, #{createdAt}, #{createdBy}, #{createdRole}, #{createdAddress}, #{requestKey},
                        #{repeats}, #{state})
                on conflict do nothing
                returning id
            )
            insert into trace_picture (trace_id, position, file_name, sha256, media_type, bytes, longer_side, corners,
                                       edges)
            select job.id, p.n - 1, p.file ->> 'fileName', p.file ->> 'sha256', p.file ->> 'mediaType',
                   (p.file ->> 'bytes')::bigint, (p.file ->> 'longerSide')::bigint,
                   nullif(p.file -> 'corners', 'null'::jsonb), nullif(p.file -> 'edges', 'null'::jsonb)
            from job, jsonb_array_elements(#{pictures}::jsonb) with ordinality as p (file, n)
            """)
    int insert(TraceJob job);

    @Select("select " + COLUMNS + " from trace_job where created_by = #{officer} and request_key = #{key}")
    @Nullable
    TraceJob requested(@Param("officer") String officer, @Param("key") String key);

    @Select("select " + COLUMNS + " from trace_job where id = #{id}")
    @Nullable
    TraceJob find(String id);

    @Select("select " + COLUMNS + " from trace_job order by created_at desc, id limit #{limit} offset #{offset}")
    List<TraceJob> newest(@Param("limit") int limit, @Param("offset") long offset);

    @Select("select count(*) from trace_job")
    long count();

    @Select("select count(*) from trace_job where state = 'QUEUED'")
    long countQueued();

    /** Takes the oldest waiting job; two workers never take the same one. */
    @Select("update trace_job set state = 'RUNNING', attempts = attempts + 1, progress = 0, stage = null where id = ("
            + "select id from trace_job where state = 'QUEUED' order by created_at, id limit 1 for update skip locked)"
            + " returning " + COLUMNS)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    TraceJob claim();

    @Update("""
            update trace_job set progress = #{progress}, stage = #{stage} where id = #{id} and state = 'RUNNING'
            """)
    void progress(@Param("id") String id, @Param("progress") double progress, @Param("stage") String stage);

    /** Ends a running job, or one that waits; 0 when it has ended already. */
    @Update("""
            update trace_job
            set state = #{state}, finished_at = #{at}, outcome = #{outcome}, evidence = #{evidence},
                new_trial = #{newTrial}, failure = #{failure}, failure_code = #{failureCode},
                failed_picture = #{failedPicture}, audit_sequence = #{auditSequence}, stage = null,
                progress = case when #{state} = 'DONE' then 1 else progress end
            where id = #{id} and state in ('RUNNING', 'QUEUED')
            """)
    int finish(Ending ending);

    record Ending(
            String id,
            TraceState state,
            Instant at,
            @Nullable String outcome,
            @Nullable String evidence,
            boolean newTrial,
            @Nullable String failure,
            TraceFailure.@Nullable Code failureCode,
            @Nullable Integer failedPicture,
            @Nullable Long auditSequence) {}

    /** 0 when it has ended, or was asked for before. */
    @Update("""
            update trace_job set cancel_requested = true
            where id = #{id} and state in ('QUEUED', 'RUNNING') and not cancel_requested
            """)
    int requestCancel(String id);

    @Select("select " + COLUMNS + " from trace_job where id = #{id} for update")
    @Nullable
    TraceJob lock(String id);

    /** Work that ended with the server begins again. */
    @Update("""
            update trace_job set state = 'QUEUED', progress = 0, stage = null
            where state = 'RUNNING' and attempts < #{mostAttempts} and not cancel_requested
            """)
    int requeueInterrupted(int mostAttempts);

    @Select("select " + COLUMNS + " from trace_job where state = 'RUNNING'")
    List<TraceJob> running();

    /** An orderly stop is not the job's fault. */
    @Update("""
            update trace_job set state = 'QUEUED', progress = 0, stage = null, attempts = attempts - 1
            where id = #{id} and state = 'RUNNING'
            """)
    void putBack(String id);

    @Update("update trace_job set requested_sequence = #{sequence} where id = #{id}")
    void noteRequest(@Param("id") String id, @Param("sequence") long sequence);

    /** A check of this trace that has not ended. */
    @Select("select " + COLUMNS + " from trace_job where repeats = #{id} and state in ('QUEUED', 'RUNNING') limit 1")
    @Nullable
    TraceJob openRepetition(String id);

    /** Traces end one after the other from here to the end of the transaction. */
    @Select("select count(*) from pg_advisory_xact_lock(" + ENDINGS_LOCK + ")")
    int lockEndings();

    /** Traces that are done and had one of this one's pictures, but those that tried nothing that was not counted. */
    @Select("""
            select count(*) from trace_job j
            where j.new_trial and j.id <> #{id}
              and exists (select 1 from trace_picture theirs join trace_picture own on own.sha256 = theirs.sha256
                          where theirs.trace_id = j.id and own.trace_id = #{id})
            """)
    int countEarlier(String id);

    @Select("select evidence from trace_job where id = #{id}")
    @Nullable
    String evidence(String id);

    /** Pictures that no job newer than this needs. */
    @Select("""
            select p.sha256 from trace_picture p join trace_job j on j.id = p.trace_id group by p.sha256
            having max(j.created_at) < #{before} and not bool_and(p.removed)
               and bool_and(j.state in ('DONE', 'FAILED', 'CANCELLED'))
            """)
    List<String> picturesUnusedSince(Instant before);

    /** Pictures that traces name, whether they are still kept or not. */
    @Select("select distinct sha256 from trace_picture")
    Set<String> namedPictures();

    @Update("update trace_picture set removed = true where sha256 = #{sha256}")
    void notePictureRemoved(String sha256);
}
