package io.yingdun.cloud.share;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface ShareMapper {

    String ROW = """
            select s.id, s.giver, s.giver_id, s.issuer, s.study_instance_uid, s.series_instance_uids, s.proof, s.code_hash,
                   s.identity, s.download, s.one_time, s.created_at, s.expires_at, s.revoked_at, s.wrong_codes,
                   (select count(*) from share_opening o where o.share = s.id) as openings
            from share s
            """;

    String OF_TOKEN = ROW + "where s.hash = #{hash} and s.revoked_at is null and s.expires_at > #{now}";

    @Insert("""
            insert into share (id, hash, giver, giver_id, issuer, study_instance_uid, series_instance_uids, proof, code_hash,
                               identity, download, one_time, created_at, expires_at)
            values (#{s.id}, #{hash}, #{s.giver}, #{s.giverId}, #{s.issuer}, #{s.studyInstanceUid}, #{s.seriesInstanceUids},
                    #{s.proof}, #{s.codeHash}, #{s.identity}, #{s.download}, #{s.oneTime}, #{s.createdAt}, #{s.expiresAt})
            """)
    void insert(@Param("s") Share share, @Param("hash") String hash);

    @Select(OF_TOKEN)
    @Nullable
    Share inForce(@Param("hash") String hash, @Param("now") Instant now);

    @Select(ROW + "where s.hash = #{hash}")
    @Nullable
    Share byHash(String hash);

    /** Who tries codes or comes at once waits for each other; what they have done meanwhile is read by {@link #inForce}. */
    @Select("select id from share where hash = #{hash} for update")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    @Nullable
    String lock(String hash);

    @Update("update share set wrong_codes = wrong_codes + 1 where id = #{id}")
    void countWrongCode(String id);

    @Insert("insert into share_opening (share, opened_at, link_id) values (#{share}, #{at}, #{link})")
    void noteOpening(@Param("share") String share, @Param("at") Instant at, @Param("link") String link);

    /** The newest first. */
    @Select(ROW + """
            where s.giver = #{g.kind} and s.giver_id = #{g.id} and s.issuer = #{g.issuer}
            order by s.created_at desc limit #{limit}
            """)
    List<Share> of(@Param("g") Giver giver, @Param("limit") int limit);

    @Select(ROW + """
            where s.giver = #{g.kind} and s.giver_id = #{g.id} and s.issuer = #{g.issuer}
              and s.study_instance_uid = #{study} and s.revoked_at is null and s.expires_at > #{now}
            """)
    List<Share> inForceOf(@Param("g") Giver giver, @Param("study") String study, @Param("now") Instant now);

    @Select(ROW + "where s.id = #{id}")
    @Nullable
    Share byId(String id);

    record Opening(Instant openedAt, String linkId) {}

    /** The newest first. */
    @Select("""
            select opened_at, link_id from share_opening where share = #{share}
            order by opened_at desc limit #{limit}
            """)
    List<Opening> openings(@Param("share") String share, @Param("limit") int limit);

    /** 1 for the first who does so. */
    @Update("update share set revoked_at = #{at} where id = #{id} and revoked_at is null")
    int revoke(@Param("id") String id, @Param("at") Instant at);
}
