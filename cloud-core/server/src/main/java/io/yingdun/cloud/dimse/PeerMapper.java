package io.yingdun.cloud.dimse;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface PeerMapper {

    @Select("select * from dimse_peer order by ae_title")
    List<Peer> all();

    @Select("select * from dimse_peer where id = #{id}")
    @Nullable
    Peer byId(String id);

    @Select("select * from dimse_peer where ae_title = #{aeTitle}")
    @Nullable
    Peer byTitle(String aeTitle);

    /** Against two requests that each make a peer of one title. */
    @Select("select true from (select pg_advisory_xact_lock(34673)) as locked")
    boolean lockAll();

    @Insert("""
            insert into dimse_peer (id, ae_title, host, port, rights, checks_host, associations, operations,
                                    object_bytes, character_set, issuer, tls_required, tls_outgoing, certificate_sha256, certificate_subject,
                                    created_at, created_by)
            values (#{id}, #{aeTitle}, #{host}, #{port}, #{rights}, #{checksHost}, #{associations}, #{operations},
                    #{objectBytes}, #{characterSet}, #{issuer}, #{tlsRequired}, #{tlsOutgoing}, #{certificateSha256}, #{certificateSubject}, #{createdAt}, #{createdBy})
            """)
    void insert(Peer peer);

    @Update("""
            update dimse_peer set ae_title = #{aeTitle}, host = #{host}, port = #{port}, rights = #{rights},
                   checks_host = #{checksHost}, associations = #{associations}, operations = #{operations},
                   object_bytes = #{objectBytes}, character_set = #{characterSet}, issuer = #{issuer},
                   tls_required = #{tlsRequired}, tls_outgoing = #{tlsOutgoing},
                   certificate_sha256 = #{certificateSha256}, certificate_subject = #{certificateSubject}
            where id = #{id}
            """)
    void update(Peer peer);

    @Delete("delete from dimse_peer where id = #{id}")
    void delete(String id);
}
