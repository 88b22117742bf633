package io.yingdun.cloud.archive;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Takes instances out of the index, and what is empty then. */
@Mapper
interface RemovalMapper {

    /** Versions first: the instance's own row would take theirs with it, and nobody would know their bytes. */
    @Select("""
            delete from archive_instance_version
            where instance = any(#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}) returning location
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<String> removeVersions(@Param("ids") Long[] ids);

    @Select("""
            delete from archive_instance
            where id = any(#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            returning series, study, location
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Removed> removeInstances(@Param("ids") Long[] ids);

    record Removed(long series, long study, String location) {}

    @Delete("""
            delete from archive_series where instance_count = 0
              and id = any(#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    void removeEmptySeries(@Param("ids") Long[] ids);

    @Delete("""
            delete from archive_study where instance_count = 0
              and id = any(#{ids, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    void removeEmptyStudies(@Param("ids") Long[] ids);

    @Insert("""
            insert into archive_freed (location)
            select distinct location from unnest(#{locations, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}::text[])
              as l(location)
            where location not like 'IN_PLACE:%' on conflict do nothing
            """)
    void noteFreed(@Param("locations") String[] locations);

    /** What was sent again meanwhile is not free any more. */
    @Select("""
            select f.location, exists (select from archive_instance i where i.location = f.location)
                or exists (select from archive_instance_version v where v.location = f.location) as wanted
            from archive_freed f limit #{limit}
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Freed> freed(int limit);

    record Freed(String location, boolean wanted) {}

    @Select("select exists (select from archive_freed where location = #{location})")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    boolean isFreed(String location);

    @Delete("""
            delete from archive_freed
            where location = any(#{locations, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    void noteGone(@Param("locations") String[] locations);

    @Select("""
            select i.id from archive_instance i join archive_study s on s.id = i.study
            where s.study_instance_uid = #{studyUid}
            """)
    List<Long> instancesOfStudy(String studyUid);
}
