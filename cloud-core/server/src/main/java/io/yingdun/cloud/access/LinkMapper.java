package io.yingdun.cloud.access;

import io.yingdun.cloud.access.Link.LinkRow;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface LinkMapper {

    @Select("select * from access_link where id = #{id}")
    @Nullable
    LinkRow byId(String id);

    @Select("select study_uid, series_uid, sop_uid from access_link_object where link_id = #{id}")
    List<DicomObject> objectsOf(String id);

    @Select("""
            select distinct l.id from access_link l join access_link_object o on o.link_id = l.id
            where o.study_uid = #{study} and l.created_by = #{by} and l.revoked_at is null and l.expires_at > #{now}
            """)
    List<String> inForce(@Param("by") String by, @Param("study") String studyUid, @Param("now") Instant now);

    @Insert("""
            insert into access_link (id, purpose, one_use, created_at, created_by, expires_at, used_at, revoked_at, staff_id,
                                     identity, download)
            values (#{id}, #{purpose}, #{oneUse}, #{createdAt}, #{createdBy}, #{expiresAt}, #{usedAt}, #{revokedAt},
                    #{staffId}, #{identity}, #{download})
            """)
    void insert(LinkRow link);

    @Insert("""
            insert into access_link_object (link_id, study_uid, series_uid, sop_uid)
            values (#{id}, #{object.studyUid}, #{object.seriesUid}, #{object.sopUid})
            """)
    void insertObject(@Param("id") String id, @Param("object") DicomObject object);

    /** 1 for the first who uses it, 0 for everybody after. */
    @Update("update access_link set used_at = #{at} where id = #{id} and used_at is null and revoked_at is null")
    int use(@Param("id") String id, @Param("at") Instant at);

    @Update("update access_link set revoked_at = #{at} where id = #{id} and revoked_at is null")
    int revoke(@Param("id") String id, @Param("at") Instant at);
}
