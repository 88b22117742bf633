package io.yingdun.cloud.archive;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The rule, and what is past its years. */
@Mapper
interface RetentionMapper {

    /**
     * Years count from the patient's last image, whatever study it is in. Kept in any case: files of a PACS, which are the
     * PACS's to keep or not, what waits for a person's decision, and what is held.
     */
    String PAST = """
            s.received_at < #{before} and s.changed_at < #{before}
              and not exists (select from archive_study o
                              where o.patient = s.patient and (o.received_at >= #{before} or o.changed_at >= #{before}))
              and not exists (select from archive_instance i where i.study = s.id and i.location like 'IN_PLACE:%')
              and not exists (select from archive_conflict c where c.study = s.id and c.resolved_at is null)
              and not exists (select from archive_hold h where h.study_instance_uid = s.study_instance_uid)
            """;

    @Select("select keep_years, no_inpatients, set_by, set_at from archive_retention")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    RetentionRule rule();

    @Insert("""
            insert into archive_retention (keep_years, no_inpatients, set_by, set_at)
            values (#{keepYears}, #{noInpatients}, #{setBy}, #{setAt})
            on conflict (the_only) do update set keep_years = excluded.keep_years,
              no_inpatients = excluded.no_inpatients, set_by = excluded.set_by, set_at = excluded.set_at
            """)
    void set(RetentionRule rule);

    /** @return 0 when there was none */
    @Delete("delete from archive_retention")
    int lift();

    @Select("select count(*) from archive_study s where " + PAST)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long countPast(@Param("before") Instant before);

    @Select("select s.study_instance_uid from archive_study s where " + PAST + " order by s.received_at limit #{limit}")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<String> past(@Param("before") Instant before, @Param("limit") int limit);

    @Select("select count(*) from archive_study")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long countStudies();

    @Insert("""
            insert into archive_retention_approval (studies, approved_by, approved_at)
            values (#{studies}, #{by}, #{at})
            on conflict (the_only) do update set studies = excluded.studies, approved_by = excluded.approved_by,
              approved_at = excluded.approved_at
            """)
    void approve(@Param("studies") long studies, @Param("by") String by, @Param("at") Instant at);

    /** An approval between these times, which is used up with it. Null where there is none. */
    @Select("""
            with used as (delete from archive_retention_approval returning studies, approved_at)
            select studies from used where approved_at between #{from} and #{to}
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Long takeApproval(@Param("from") Instant from, @Param("to") Instant to);

    @Delete("delete from archive_retention_approval")
    void withdrawApproval();

    /** First the patient, then the studies: as the index does when something comes. */
    @Select("""
            select p.id from archive_patient p join archive_study s on s.patient = p.id
            where s.study_instance_uid = #{studyUid} for update of p
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Long lockPatientOf(String studyUid);

    @Select("select id from archive_study where patient = #{patient} order by id for update")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Long> lockStudiesOf(long patient);

    @Select("select exists (select from archive_study s where s.study_instance_uid = #{studyUid} and " + PAST + ")")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    boolean isPast(@Param("studyUid") String studyUid, @Param("before") Instant before);
}
