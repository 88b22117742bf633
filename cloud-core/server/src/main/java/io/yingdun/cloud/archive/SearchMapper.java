package io.yingdun.cloud.archive;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/**
 * Searches. Conditions come as text that {@link SearchStatement} made of constants; values are always bound. Series and
 * instances are joined with their patient too, since any level may be searched by the keys above it.
 */
@Mapper
interface SearchMapper {

    String SERIES_TABLES = ArchiveMapper.SERIES_TABLES + "join archive_patient p on p.id = s.patient ";
    String INSTANCE_TABLES = ArchiveMapper.INSTANCE_TABLES + "join archive_patient p on p.id = s.patient ";
    String PAGE = " limit #{q.limit} offset #{q.offset}";
    String NEWEST = " order by s.study_date desc, s.study_time desc, s.id desc";
    String BY_SERIES = NEWEST + ", e.series_number nulls last, e.series_instance_uid";

    /**
     * Has what follows in the transaction planned for its own values, not for any: whether to walk the newest studies or to
     * look a name up depends on how many have that name. A page is small, so no workers are started for it.
     */
    @Select("select set_config('plan_cache_mode', 'force_custom_plan', true)"
            + " || set_config('max_parallel_workers_per_gather', '0', true)")
    String planForValues();

    @Select("select " + ArchiveMapper.STUDY + ArchiveMapper.STUDY_TABLES + "where s.instance_count > 0 ${q.conditions}"
            + NEWEST + PAGE)
    List<ArchiveMapper.StudyRow> studies(@Param("q") SearchStatement statement);

    @Select("select " + ArchiveMapper.SERIES + SERIES_TABLES + "where e.instance_count > 0 ${q.conditions}" + BY_SERIES
            + PAGE)
    List<ArchiveMapper.SeriesRow> series(@Param("q") SearchStatement statement);

    @Select("select " + ArchiveMapper.INSTANCE + INSTANCE_TABLES + "where true ${q.conditions}" + BY_SERIES
            + ", i.instance_number nulls last, i.sop_instance_uid" + PAGE)
    List<ArchiveMapper.InstanceRow> instances(@Param("q") SearchStatement statement);

    @Select("select count(*) from (select 1" + ArchiveMapper.STUDY_TABLES + "where s.instance_count > 0 ${q.conditions}"
            + PAGE + ") as found")
    int countStudies(@Param("q") SearchStatement statement);

    @Select("select count(*) from (select 1" + SERIES_TABLES + "where e.instance_count > 0 ${q.conditions}" + PAGE
            + ") as found")
    int countSeries(@Param("q") SearchStatement statement);

    @Select("select count(*) from (select 1" + INSTANCE_TABLES + "where true ${q.conditions}" + PAGE + ") as found")
    int countInstances(@Param("q") SearchStatement statement);
}
