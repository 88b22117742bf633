package io.yingdun.cloud.archive;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface HoldMapper {

    /** It is there, and whoever is about to delete it looks for its hold afterwards. */
    @Select("select id from archive_study where study_instance_uid = #{studyUid} for update")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    Long lock(String studyUid);

    /** @return 0 when it was held already */
    @Insert("""
            insert into archive_hold (study_instance_uid, reason, set_by, set_at)
            values (#{studyInstanceUid}, #{reason}, #{setBy}, #{setAt}) on conflict do nothing
            """)
    int hold(StudyHold hold);

    /** @return 0 when it was not held */
    @Delete("delete from archive_hold where study_instance_uid = #{studyUid}")
    int release(String studyUid);

    @Select("select exists (select from archive_hold where study_instance_uid = #{studyUid})")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    boolean isHeld(String studyUid);

    @Select("select study_instance_uid, reason, set_by, set_at from archive_hold order by set_at desc")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<StudyHold> all();
}
